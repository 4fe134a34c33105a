import type { Caller, Deps } from '../../deps.ts';
import type { DatedDays } from '../../domain/line/line-config.ts';
import { phoneNumberText } from '../../domain/line/phone-number.ts';
import { newestRevision } from '../../reconcile/line-revisions.repository.ts';
import { forbidden, notFound } from '../../shared/app-error.ts';
import { byteOrderMark, csvLine } from '../csv.ts';
import { ensure } from '../ensure.ts';
import { viewOfLine } from './line-view.ts';
import { findLine } from './lines.repository.ts';

const heads = {
  en: ['from', 'to', 'name', 'hours'],
  'zh-TW': ['開始日期', '結束日期', '名稱', '營業時間'],
} as const;

/**
 * The line's own days as a CSV file that an import reads back, in the reader's language. Own recordings are not in it.
 * @throws AppError `not_found`, `forbidden`, `hours_not_shown` (403).
 */
export async function exportDays(deps: Deps, caller: Caller, id: string): Promise<{ fileName: string; text: string }> {
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const line = await findLine(transaction, id);
    if (!line) throw notFound();
    ensure(caller.actor, 'line.read', { organisationId: line.organisationId });
    const { configuration } = await viewOfLine(deps, caller, transaction, line);
    if (!configuration) throw forbidden('hours_not_shown');
    const newest = await newestRevision(transaction, line.id);
    if (!newest) throw notFound();
    const rows = newest.config.datedDays.map((days) => csvLine([days.from, days.to, days.name, hoursText(days)]));
    return {
      fileName: `holidays-${phoneNumberText(line.number)}.csv`,
      text: byteOrderMark + csvLine(heads[caller.language]) + rows.join(''),
    };
  });
}

function hoursText({ hours }: DatedDays): string {
  if (hours === 'closed' || hours.length === 0) return 'closed';
  return hours.map(({ open, close }) => `${open}-${close}`).join(', ');
}
