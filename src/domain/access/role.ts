/** The seven roles (docs/rules.md#roles). `owner` and `member` belong to one customer; the others are ours. */
export const customerRoles = ['owner', 'member'] as const;
export const staffRoles = ['agent', 'technician', 'operator', 'sales', 'admin'] as const;
export const roles = [...customerRoles, ...staffRoles] as const;

export type CustomerRole = (typeof customerRoles)[number];
export type StaffRole = (typeof staffRoles)[number];
export type Role = (typeof roles)[number];

/** The roles that somebody with these may let a key act in: their own, and an owner also that of a member. */
export function lendableRoles(held: readonly Role[]): Role[] {
  return held.includes('owner') ? [...held, 'member'] : [...held];
}

export function isStaffRole(role: Role): role is StaffRole {
  return (staffRoles as readonly Role[]).includes(role);
}
