import type { Transaction } from '../../db/database.ts';
import type { Actor } from '../../domain/access/actor.ts';
import { amountOf, hundredthsOf, totalsOf } from '../../domain/quote/money.ts';
import { insertVersion } from './quote-versions.repository.ts';
import type { QuoteRow } from './quotes.repository.ts';

/** Keeps the assessment as the offered version that the row names, for good. */
export async function keepVersion(
  transaction: Transaction,
  { row, actor, now }: { row: QuoteRow; actor: Actor; now: Date },
): Promise<void> {
  const { organisationId, id: quoteId, offered: number, draft } = row;
  if (draft === null) throw new Error(`quote ${quoteId} has nothing to offer`);
  const { lines, ...terms } = draft;
  const { net, tax, total } = totalsOf(lines);
  await insertVersion(
    transaction,
    {
      ...{ organisationId, quoteId, number, ...terms, net, tax, total },
      ...{ offeredBy: actor.userId, offeredByName: actor.name, offeredAt: now },
    },
    lines.map((line, position) => ({
      ...{ organisationId, quoteId, number, position, description: line.description, role: line.role },
      ...{ hundredths: hundredthsOf(line.hours), ratePerHour: line.ratePerHour, amount: amountOf(line) },
    })),
  );
}
