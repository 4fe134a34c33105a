import type { LineColumn } from '../../../contract/words/tables.ts';
import type { Language } from '../../../deps.ts';
import { phoneNumberText } from '../../../domain/line/phone-number.ts';
import { searchKey } from '../../../domain/text/search-key.ts';
import type { LineRow } from '../../../reconcile/line-revisions.repository.ts';
import { wordOf } from '../../table-cells.ts';

type Terms = Pick<
  LineRow,
  'organisationId' | 'number' | 'label' | 'phoneSystemId' | 'county' | 'district' | 'timeZone' | 'emergencyConsent'
> &
  Partial<Pick<LineRow, 'contactName' | 'contactEmail'>>;

/** A line as a row of the table, in the reader's language. */
export function lineCells(
  line: Terms,
  { names, language }: { names: ReadonlyMap<string, string>; language: Language },
): Record<LineColumn, string | null> {
  return {
    number: phoneNumberText(line.number),
    label: line.label,
    customer: names.get(line.organisationId) ?? null,
    customerId: line.organisationId,
    phoneSystem: names.get(line.phoneSystemId) ?? null,
    county: line.county,
    district: line.district,
    timeZone: line.timeZone,
    emergencyConsent: wordOf('emergencyConsent', line.emergencyConsent, language),
    contactName: line.contactName ?? null,
    contactEmail: line.contactEmail ?? null,
  };
}

/** Those whose name looks like this one. */
export function named<Thing extends { key: string }>(things: readonly Thing[], name: string): Thing[] {
  const key = searchKey(name);
  return things.filter((thing) => thing.key === key);
}
