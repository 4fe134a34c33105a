import { auditActionName, auditActionWords } from '../../../contract/words/audit.ts';
import { timelineWords } from '../../../contract/words/timeline.ts';
import { currentLanguage } from '../../lib/language.ts';

/** What can be chosen in the filter. */
export const auditActions: readonly string[] = [...Object.keys(auditActionWords), ...Object.keys(timelineWords)];

/** An action in words; one without words keeps its code. */
export function actionName(action: string): string {
  return auditActionName(action, currentLanguage());
}
