import type { RemovalReply } from '../../contract/lines.contract.ts';
import { checklistWords } from '../../contract/words/checklist.ts';
import { sayOfPhoneSystem } from '../../contract/words/phone-system-says.ts';
import { say } from '../../contract/words/say.ts';
import type { Transaction } from '../../db/database.ts';
import type { Caller, Deps } from '../../deps.ts';
import { formatTaipei } from '../../domain/calendar/taipei-time.ts';
import { removalChecklist } from '../../reconcile/removal-checklist.ts';
import { removalsOfLine } from '../../reconcile/removals.repository.ts';

/** Where a line is still to be removed, in the reader's language. */
export async function readRemovals(
  deps: Deps,
  caller: Caller,
  transaction: Transaction,
  lineId: string,
): Promise<RemovalReply[]> {
  const replies: RemovalReply[] = [];
  for (const removal of await removalsOfLine(transaction, lineId)) {
    const { phoneSystemId, since, attempts, says } = removal;
    const steps = await removalChecklist(deps, transaction, removal);
    const text = (code: string, params: Record<string, string | number>) => {
      const sentence = checklistWords[code];
      return sentence ? say(sentence, caller.language, params) : code;
    };
    replies.push({
      phoneSystemId,
      since: formatTaipei(since),
      attempts,
      detail: says && sayOfPhoneSystem(says, caller.language),
      checklist: steps?.map(({ id, code, params }) => ({ id, code, text: text(code, params) })) ?? null,
    });
  }
  return replies;
}
