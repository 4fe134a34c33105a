import type { ChangeRequestAction } from './change-request/lifecycle.ts';
import type { HoldingAction } from './job/job-state.ts';

/** Audit actions that are not part of a request's life; the pages have wording for each. */
export const ownAuditActions = [
  'database.migrated',
  'customer.created',
  'customer.edited',
  'line.created',
  'line.edited',
  'line.removed',
  'public_hours.opened',
  'public_hours.renamed',
  'public_hours.moved',
  'public_hours.closed',
  'line_group.created',
  'line_group.edited',
  'line_group.deleted',
  'phone_system.created',
  'phone_system.edited',
  'phone_system.test_asked',
  'phone_system.tested',
  'phone_system.national_days_settled',
  'prompt.uploaded',
  'prompt.checked',
  'prompt.heard',
  'user.created',
  'user.edited',
  'user.password_reset',
  'user.recovery_sent',
  'user.password_changed',
  'user.signed_in',
  'user.signed_out',
  'user.sign_in_failed',
  'member.removed',
  'member.role_changed',
  'staff.roles_changed',
  'staff.disabled',
  'staff.enabled',
  'second_factor.set_up',
  'second_factor.codes_renewed',
  'second_factor.removed',
  'second_factor.failed',
  'second_factor.reset',
  'session.revoked',
  'api_key.created',
  'api_key.revoked',
  'invitation.sent',
  'invitation.resent',
  'invitation.accepted',
  'invitation.revoked',
  'invitation.mail_refused',
  'invitation.mail_allowed',
  'calendar.import_read',
  'calendar.import_activated',
  'calendar.import_discarded',
  'calendar.exception_added',
  'calendar.exception_removed',
  'calendar.change_undone',
  'message.sent',
  'message.failed',
  'audit.exported',
  'audit.words_forgotten',
] as const;
export type OwnAuditAction = (typeof ownAuditActions)[number];

/** Audit actions of a request: its transitions, those of its job changing hands, and ten entries that are neither. */
export type RequestAuditAction =
  `change_request.${ChangeRequestAction | HoldingAction | 'filed' | 'message' | 'line_signed_off' | 'place_changed' | 'reverted' | 'revert_unneeded' | 'revert_given_up' | 'return_filed' | 'doubt_ended' | 'warned'}`;

export type AuditAction = OwnAuditAction | RequestAuditAction;

export const auditSubjectKinds = [
  'change_request',
  'line',
  'lineGroup',
  'customer',
  'phone_system',
  'prompt',
  'user',
  'invitation',
  'mailRefusal',
  'session',
  'apiKey',
  'message',
  'database',
  'calendar',
] as const;
export type AuditSubjectKind = (typeof auditSubjectKinds)[number];
