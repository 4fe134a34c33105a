import { Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { HoursFields } from '../features/customer/adjust/hours-fields.tsx';
import { type HoursWish, hoursOf, wishLackOf } from '../features/customer/adjust/hours-filing.ts';
import { draftOf } from '../features/customer/adjust/week-draft.ts';
import { timingFaults } from '../features/customer/timing-faults.ts';
import { noTiming, TimingFields } from '../features/customer/timing-fields.tsx';
import { useEnquiryWords } from '../features/scope/use-enquiry-words.ts';
import { instantOf } from '../lib/taipei-input.ts';

/** Hours that staff file, as the API takes them. */
export type HoursFor = ReturnType<typeof hoursOf> & { effectiveAt?: string };

const untouched: HoursWish = { kind: 'weekly', week: draftOf(null), season: { from: '', to: '', name: '' } };

/**
 * The hours that a customer has asked our staff for. They begin empty: staff do not see what a line has, and what nobody named is
 * not filed. `onChange` gets null while something is missing.
 */
export function HoursForFields(parts: { lineIds: readonly string[]; onChange(hours: HoursFor | null): void }) {
  const { lineIds, onChange } = parts;
  const { words } = useEnquiryWords();
  const [wish, setWish] = useState(untouched);
  const [timing, setTiming] = useState(() => noTiming(''));
  const isEmpty = wish.kind !== 'round' && Object.values(wish.week).every((day) => day.trim() === '');
  const lack = isEmpty ? 'week' : wishLackOf(wish);
  const isWhole = lack === null && timingFaults(timing, Date.now()).effectiveAt === null;
  const at = instantOf(timing.effectiveAt);
  const whole = JSON.stringify(isWhole ? { ...hoursOf(wish), ...(at ? { effectiveAt: at } : {}) } : null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is told changes with its content alone
  useEffect(() => onChange(JSON.parse(whole)), [whole]);
  return (
    <Stack>
      <HoursFields value={wish} onChange={(change) => setWish((before) => ({ ...before, ...change }))} />
      <TimingFields value={timing} lineIds={lineIds} onChange={setTiming} withNote={false} withReturn={false} />
      <Text size="sm" c="dimmed" role="status">
        {lack && words.handOver[`${lack === 'week' ? 'hours' : lack}First`]}
      </Text>
    </Stack>
  );
}
