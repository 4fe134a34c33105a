import type { MailChoicePatch, MailChoiceReply } from '../../contract/messages.contract.ts';
import { writeRecords } from '../../db/records.ts';
import type { Caller, Deps } from '../../deps.ts';
import { groupsFor, type MailGroup } from '../../domain/notifications/mail-choice.ts';
import { invalidInput } from '../../shared/app-error.ts';
import { findMailChoice, type MailChoiceRow, saveMailChoice } from './mails.repository.ts';

/** Which ordinary mails the caller gets, and how. */
export async function readMailChoice(deps: Deps, { actor }: Caller): Promise<MailChoiceReply> {
  const choice = await deps.database.transaction(actor, (transaction) =>
    findMailChoice(transaction, actor.userId as string),
  );
  return presentChoice(choice, groupsFor(actor.roles));
}

/** Changes what is named and leaves the rest. @throws AppError `invalid_input` for a group that the caller never gets. */
export async function editMailChoice(
  deps: Deps,
  { actor, callId }: Caller,
  { kinds = {}, pace }: MailChoicePatch,
): Promise<MailChoiceReply> {
  const groups = groupsFor(actor.roles);
  const foreign = (Object.keys(kinds) as MailGroup[]).filter((group) => !groups.includes(group));
  if (foreign.length > 0)
    throw invalidInput(foreign.map((group) => ({ path: `kinds.${group}`, code: 'unknown_field', message: '' })));
  const userId = actor.userId as string;
  return await deps.database.transaction(actor, async (transaction) => {
    const before = await findMailChoice(transaction, userId);
    const off = groups.filter((group) => !(kinds[group] ?? !before.muted.includes(group)));
    const kept = before.muted.filter((group) => !groups.includes(group));
    const after: MailChoiceRow = { muted: [...kept, ...off], pace: pace ?? before.pace };
    await saveMailChoice(transaction, userId, after);
    const { organisationId } = actor;
    await writeRecords(transaction, deps.outbox, organisationId, {
      ...{ at: deps.clock.now(), actor, callId, events: [], nudges: [] },
      audit: [
        {
          ...{ organisationId, action: 'user.edited', subjectKind: 'user', subjectId: userId },
          after: { changed: ['mails'] },
        },
      ],
    });
    return presentChoice(after, groups);
  });
}

function presentChoice({ muted, pace }: MailChoiceRow, groups: readonly MailGroup[]): MailChoiceReply {
  return { kinds: Object.fromEntries(groups.map((group) => [group, !muted.includes(group)])), pace };
}
