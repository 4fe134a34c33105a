import { useTranslation } from 'react-i18next';
import { actionLabel, timelineWords } from '../../../contract/words/timeline.ts';
import { type OwnAuditAction, ownAuditActions } from '../../../domain/audit-entry.ts';
import type { Language } from '../../lib/language.ts';

/** What can be chosen in the filter. */
export const auditActions: readonly string[] = [...ownAuditActions, ...Object.keys(timelineWords)];

function isOwn(action: string): action is OwnAuditAction {
  return (ownAuditActions as readonly string[]).includes(action);
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
