import { Anchor, Checkbox, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { Link } from 'react-router';
import { phoneNumberText } from '../../../domain/line/phone-number.ts';
import type { HoursFor } from '../../filing-for/hours-for.tsx';
import type { VoiceFor } from '../../filing-for/voice-for.tsx';
import { allItems, pagesOf, queryOf } from '../../lib/api.ts';
import type { BodyOf } from '../../lib/api-types.ts';
import { useFormats } from '../../lib/formats.ts';
import { FreeTextarea } from '../../ui/free-textarea.tsx';
import styles from './scope.module.css';
import { useEnquiryWords } from './use-enquiry-words.ts';

const HoursForFields = lazy(async () => ({ default: (await import('../../filing-for/hours-for.tsx')).HoursForFields }));
const VoiceForFields = lazy(async () => ({ default: (await import('../../filing-for/voice-for.tsx')).VoiceForFields }));

type HandOverBody = BodyOf<'post', '/enquiries/{id}/hand-over'>;

/** What staff file for customers; what is drawn, or sent as a file, comes when it is chosen. */
export const wishes = ['holiday', 'hours', 'voice', 'other'] as const;
export type Wanted = (typeof wishes)[number];

const kindOf = {
  holiday: 'holiday_setting',
  hours: 'business_hours',
  voice: 'voice_replacement',
  other: 'other_adjustment',
} as const;

/** What our staff file for a customer, as it stands in the fields; days as `YYYY-MM-DD`. */
export interface FilingDraft {
  wanted: Wanted;
  lineIds: string[];
  from: string;
  to: string;
  name: string;
  text: string;
  /** Null while something is missing in it. */
  hours: HoursFor | null;
  voice: VoiceFor | null;
}

export function untouchedDraft(name: string): FilingDraft {
  return { wanted: 'holiday', lineIds: [], from: '', to: '', name, text: '', hours: null, voice: null };
}

/** The draft as the API takes it; only of one that is ready. */
export function requestOf({
  wanted,
  lineIds,
  from,
  to,
  name,
  text,
  hours,
  voice,
}: FilingDraft): HandOverBody['request'] {
  const note = text.trim() === '' ? {} : { note: text };
  if (wanted === 'hours' && hours) return { kind: kindOf.hours, lineIds, ...hours, removeSeasons: [], ...note };
  if (wanted === 'voice' && voice) return { kind: kindOf.voice, lineIds, ...voice, ...note };
  if (wanted === 'other') return { kind: kindOf.other, lineIds, setting: 'text', value: text };
  return { kind: kindOf.holiday, lineIds, add: [{ from, to, name, hours: 'closed' }], ...note };
}

export function isReady({ wanted, lineIds, from, to, name, text, hours, voice }: FilingDraft): boolean {
  if (lineIds.length === 0) return false;
  const isWhole: Record<Wanted, boolean> = {
    holiday: from !== '' && to >= from && name.trim() !== '',
    hours: hours !== null,
    voice: voice !== null,
    other: text.trim() !== '',
  };
  return isWhole[wanted];
}

/** On which lines, what is open there already, and what is to be changed. */
export function FilingFields(parts: {
  organisationId: string;
  draft: FilingDraft;
  onPart(part: Partial<FilingDraft>): void;
}) {
  const { organisationId, draft, onPart } = parts;
  const { words } = useEnquiryWords();
  return (
    <>
      <Lines organisationId={organisationId} chosen={draft.lineIds} onChosen={(lineIds) => onPart({ lineIds })} />
      <OpenAlready organisationId={organisationId} draft={draft} />
      {draft.wanted === 'holiday' && <DayFields draft={draft} onPart={onPart} />}
      <Suspense fallback={<Skeleton height={320} radius="lg" />}>
        {draft.wanted === 'hours' && <HoursForFields lineIds={draft.lineIds} onChange={(hours) => onPart({ hours })} />}
        {draft.wanted === 'voice' && (
          <VoiceForFields
            organisationId={organisationId}
            lineIds={draft.lineIds}
            onChange={(voice) => onPart({ voice })}
          />
        )}
      </Suspense>
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
  const read = queryOf('/change-requests', {
    query: { organisationId, kind: kindOf[wanted], open: 'true', limit: 200 },
  });
  const open = useQuery({ ...read, enabled: lineIds.length > 0 });
  const same = open.data?.items.filter(({ lines }) => lines.some(({ lineId }) => lineIds.includes(lineId))) ?? [];
  return (
    <div aria-live="polite">
      {lineIds.length > 0 && same.length > 0 && (
        <>
          <Text fw={600}>{words.handOver.openAlready}</Text>
          {same.map(({ id, number, filedBy, receivedAt }) => (
            <Text key={id} size="sm">
              <Anchor component={Link} to={`/requests/${id}`}>
                {number}
              </Anchor>{' '}
              · {filedBy} · {dateTime(receivedAt)}
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
