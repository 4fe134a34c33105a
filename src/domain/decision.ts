import type { AuditFacts } from './audit-facts.ts';

/** Why something was refused: a stable code, values for its sentence, and further reasons where there are several. */
export interface Refusal {
  code: string;
  params: Record<string, string | number>;
  reasons?: { code: string; params: Record<string, string | number> }[];
}

/** What goes into the audit log with the change, in the same transaction: facts, and the given reason beside them. */
interface AuditDraft<Action> {
  action: Action;
  before: AuditFacts;
  after: AuditFacts;
  reason?: string;
}

/** The answer of every state decision: the next state with its audit record and what must follow, as data; or a refusal. */
export type Decision<Next, Intent, Action = string> =
  | { ok: true; next: Next; audit: AuditDraft<Action>; intents: Intent[] }
  | { ok: false; refusal: Refusal };

export function refuse(code: string, params: Refusal['params'] = {}): { ok: false; refusal: Refusal } {
  return { ok: false, refusal: { code, params } };
}
