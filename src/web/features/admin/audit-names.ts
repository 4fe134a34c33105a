import { useTranslation } from 'react-i18next';
import { actionLabel, timelineWords } from '../../../contract/messages/timeline.ts';
import type { Language } from '../../lib/language.ts';

const ownActions = [
  'database.migrated',
  'customer.created',
  'customer.edited',
  'line.created',
  'line.edited',
  'phone_system.created',
  'phone_system.edited',
  'phone_system.tested',
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
  'message.sent',
  'message.failed',
] as const;
type OwnAction = (typeof ownActions)[number];

/** What can be chosen in the filter. */
export const auditActions: readonly string[] = [...ownActions, ...Object.keys(timelineWords)];

function isOwn(action: string): action is OwnAction {
  return (ownActions as readonly string[]).includes(action);
}

/** An action in words; one without words keeps its code. */
export function useActionName(): (action: string) => string {
  const { t, i18n } = useTranslation();
  return (action) => {
    if (!isOwn(action)) return actionLabel(action, i18n.language as Language);
    const [room, verb] = action.split('.') as [string, string];
    return t(`admin.audit.actions.${room}_${verb}` as 'admin.audit.actions.customer_created');
  };
}
