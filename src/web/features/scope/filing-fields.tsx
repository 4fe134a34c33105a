import { Checkbox, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { phoneNumberText } from '../../../domain/line/phone-number.ts';
import { allItems, pagesOf, queryOf } from '../../lib/api.ts';
import { useFormats } from '../../lib/formats.ts';
import { FreeTextarea } from '../../ui/free-textarea.tsx';
import styles from './scope.module.css';
import { useEnquiryWords } from './use-enquiry-words.ts';

type Wanted = 'holiday' | 'other';

/** What our staff file for a customer, as it stands in the fields; days as `YYYY-MM-DD`. */
export interface FilingDraft {
  wanted: Wanted;
  lineIds: string[];
  from: string;
  to: string;
  name: string;
  text: string;
}

export function requestOf({ wanted, lineIds, from, to, name, text }: FilingDraft) {
  if (wanted === 'other') return { kind: 'other_adjustment' as const, lineIds, setting: 'text' as const, value: text };
  const note = text.trim() === '' ? {} : { note: text };
  return { kind: 'holiday_setting' as const, lineIds, add: [{ from, to, name, hours: 'closed' as const }], ...note };
}

export function isReady({ wanted, lineIds, from, to, name, text }: FilingDraft): boolean {
  if (lineIds.length === 0) return false;
  return wanted === 'other' ? text.trim() !== '' : from !== '' && to >= from && name.trim() !== '';
}

/** What is asked for, on which lines, and what is open there already. */
export function FilingFields(parts: {
  organisationId: string;
  draft: FilingDraft;
  onPart(part: Partial<FilingDraft>): void;
}) {
  const { organisationId, draft, onPart } = parts;
  const { words } = useEnquiryWords();
  return (
    <>
      <NativeSelect
        label={words.handOver.kind}
        value={draft.wanted}
        onChange={(event) => onPart({ wanted: event.currentTarget.value as Wanted })}
        data={(['holiday', 'other'] as const).map((value) => ({ value, label: words.handOver.kinds[value] }))}
        maw={400}
      />
      <Lines organisationId={organisationId} chosen={draft.lineIds} onChosen={(lineIds) => onPart({ lineIds })} />
      <OpenAlready organisationId={organisationId} draft={draft} />
      {draft.wanted === 'holiday' && <DayFields draft={draft} onPart={onPart} />}
      <FreeTextarea
        label={words.handOver.words}
        value={draft.text}
        onChange={(event) => onPart({ text: event.currentTarget.value })}
        maxLength={1000}
        autosize
        minRows={2}
      />
    </>
  );
}

/** Open requests of the same kind on the chosen lines: what is asked for may be under way. */
function OpenAlready({ organisationId, draft: { wanted, lineIds } }: { organisationId: string; draft: FilingDraft }) {
  const { words } = useEnquiryWords();
  const { dateTime } = useFormats();
  const kind = wanted === 'other' ? 'other_adjustment' : 'holiday_setting';
  const read = queryOf('/change-requests', { query: { organisationId, kind, open: 'true', limit: 200 } });
  const open = useQuery({ ...read, enabled: lineIds.length > 0 });
  const same = open.data?.items.filter(({ lines }) => lines.some(({ lineId }) => lineIds.includes(lineId))) ?? [];
  return (
    <div aria-live="polite">
      {lineIds.length > 0 && same.length > 0 && (
        <>
          <Text fw={600}>{words.handOver.openAlready}</Text>
          {same.map(({ id, number, filedBy, receivedAt }) => (
            <Text key={id} size="sm">
              {number} · {filedBy} · {dateTime(receivedAt)}
            </Text>
          ))}
        </>
      )}
    </div>
  );
}

function DayFields({ draft, onPart }: { draft: FilingDraft; onPart(part: Partial<FilingDraft>): void }) {
  const { words } = useEnquiryWords();
  return (
    <div className={styles.fields}>
      <TextInput
        type="date"
        label={words.handOver.from}
        value={draft.from}
        onChange={(event) => onPart({ from: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={words.handOver.to}
        value={draft.to}
        onChange={(event) => onPart({ to: event.currentTarget.value })}
      />
      <TextInput
        label={words.handOver.name}
        value={draft.name}
        maxLength={60}
        onChange={(event) => onPart({ name: event.currentTarget.value })}
      />
    </div>
  );
}

function Lines(parts: { organisationId: string; chosen: string[]; onChosen(lineIds: string[]): void }) {
  const { organisationId, chosen, onChosen } = parts;
  const { words } = useEnquiryWords();
  const lines = useInfiniteQuery(pagesOf('/lines', { query: { organisationId, limit: 200 } }));
  return (
    <Checkbox.Group label={words.handOver.lines} value={chosen} onChange={onChosen}>
      <Stack gap="xs" mt="xs">
        {allItems(lines.data).map(({ id, number, label }) => (
          <Checkbox key={id} value={id} label={`${phoneNumberText(number)} ${label ?? ''}`} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
