import { type Refusal, refuse } from '../decision.ts';
import { type CustomerRole, customerRoles, isStaffRole, type Role, type StaffRole } from './role.ts';

/** An invitation expires at the end of this time. */
export const invitationDays = 7;

export type InvitationStatus = 'open' | 'accepted' | 'revoked' | 'expired' | 'refused';

export function invitationStatus(
  invitation: { acceptedAt: Date | null; revokedAt: Date | null; expiresAt: Date; mailRefused: boolean },
  now: Date,
): InvitationStatus {
  if (invitation.acceptedAt !== null) return 'accepted';
  if (invitation.revokedAt !== null) return 'revoked';
  // The link may still work, but the inviter has to know that the recipient wants no mail from this organisation.
  if (invitation.mailRefused) return 'refused';
  return invitation.expiresAt <= now ? 'expired' : 'open';
}

/** Whether somebody joins as a customer's user or as staff. */
export type Seat =
  | { side: 'customer'; organisationId: string; role: CustomerRole }
  | { side: 'staff'; roles: StaffRole[] };

/**
 * Reads the offered roles: one customer role in one organisation, or staff roles in none (docs/rules.md#roles).
 * Refused with `roles_of_both_sides` or `organisation_needed`.
 */
export function seatFor(
  roles: readonly Role[],
  organisationId: string | null,
): { ok: true; seat: Seat } | { ok: false; refusal: Refusal } {
  const staff = roles.filter(isStaffRole);
  if (staff.length === roles.length) {
    if (organisationId !== null) return refuse('roles_of_both_sides');
    return { ok: true, seat: { side: 'staff', roles: [...new Set(staff)].sort() } };
  }
  const [role] = roles;
  if (roles.length !== 1 || !isCustomerRole(role)) return refuse('roles_of_both_sides');
  if (organisationId === null) return refuse('organisation_needed');
  return { ok: true, seat: { side: 'customer', organisationId, role } };
}

function isCustomerRole(role: Role | undefined): role is CustomerRole {
  return (customerRoles as readonly (Role | undefined)[]).includes(role);
}
