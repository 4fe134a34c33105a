/** The seven roles of domain.md §1. `owner` and `member` belong to one customer; the others are ours. */
export const customerRoles = ['owner', 'member'] as const;
export const staffRoles = ['agent', 'technician', 'operator', 'sales', 'admin'] as const;
export const roles = [...customerRoles, ...staffRoles] as const;

export type CustomerRole = (typeof customerRoles)[number];
export type StaffRole = (typeof staffRoles)[number];
export type Role = (typeof roles)[number];

export function isStaffRole(role: Role): role is StaffRole {
  return (staffRoles as readonly Role[]).includes(role);
}
