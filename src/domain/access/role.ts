/** The seven roles (docs/rules.md#roles). `owner` and `member` belong to one customer; the others are ours. */
export const customerRoles = ['owner', 'member'] as const;
export const staffRoles = ['agent', 'technician', 'operator', 'sales', 'admin'] as const;
export const roles = [...customerRoles, ...staffRoles] as const;

export type CustomerRole = (typeof customerRoles)[number];
export type StaffRole = (typeof staffRoles)[number];
export type Role = (typeof roles)[number];

/** The roles that somebody who holds these may give to an API key: their own, and for an owner also `member`. */
export function lendableRoles(held: readonly Role[]): Role[] {
  return held.includes('owner') ? [...held, 'member'] : [...held];
}

export function isStaffRole(role: Role): role is StaffRole {
  return (staffRoles as readonly Role[]).includes(role);
}
