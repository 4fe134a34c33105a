import { NativeSelect, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { standardSlots } from '../../domain/line/line-config.ts';
import { timingFaults } from '../features/customer/timing-faults.ts';
import { noTiming, TimingFields } from '../features/customer/timing-fields.tsx';
import { useVoiceFile } from '../features/customer/use-voice-file.ts';
import { VoiceFile } from '../features/customer/voice-file.tsx';
import { useEnquiryWords } from '../features/scope/use-enquiry-words.ts';
import { instantOf } from '../lib/taipei-input.ts';
import { slotName } from '../lines/slot-name.ts';

/** A voice file that staff file, as the API takes it. */
export interface VoiceFor {
  slot: string;
  uploadId: string;
  effectiveAt?: string;
  revertAt?: string;
}

/**
 * The voice file that a customer has sent to our staff, and where it is to play. Its check is read here; nobody but the customer and
 * who holds the job hears it. `onChange` gets null while something is missing.
 */
export function VoiceForFields(parts: {
  organisationId: string;
  lineIds: readonly string[];
  onChange(voice: VoiceFor | null): void;
}) {
  const { organisationId, lineIds, onChange } = parts;
  const { t } = useTranslation();
  const { words } = useEnquiryWords();
  const [slot, setSlot] = useState<string>('greeting');
  const [timing, setTiming] = useState(() => noTiming(''));
  const file = useVoiceFile(null, organisationId);
  const uploadId = file.prompt?.status === 'ready' ? file.prompt.uploadId : undefined;
  const isTimed = Object.values(timingFaults(timing, Date.now())).every((fault) => fault === null);
  const [effectiveAt, revertAt] = [instantOf(timing.effectiveAt), instantOf(timing.revertAt)];
  const times = { ...(effectiveAt ? { effectiveAt } : {}), ...(revertAt ? { revertAt } : {}) };
  const whole = JSON.stringify(uploadId !== undefined && isTimed ? { slot, uploadId, ...times } : null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is told changes with its content alone
  useEffect(() => onChange(JSON.parse(whole)), [whole]);
  return (
    <Stack>
      <NativeSelect
        label={t('customer.replace.slot')}
        value={slot}
        onChange={(event) => setSlot(event.currentTarget.value)}
        data={standardSlots.map((each) => ({ value: each, label: slotName(t, each) }))}
        maw={400}
      />
      <VoiceFile file={file} heard={false} />
      <TimingFields value={timing} lineIds={lineIds} onChange={setTiming} withNote={false} />
      <Text size="sm" c="dimmed" role="status">
        {uploadId === undefined && words.handOver.fileFirst}
      </Text>
    </Stack>
  );
}
