import { Stack, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { instantOf } from '../../lib/taipei-input.ts';
import { useUnsavedGuard } from '../../lib/unsaved-guard.ts';
import { TourMark } from '../../shell/tour/tour-mark.tsx';
import { FreeTextarea } from '../../ui/free-textarea.tsx';
import { Section } from '../../ui/section.tsx';
import type { Filing } from './filing.ts';
import { OpenDuplicate } from './open-duplicate.tsx';
import { isCustomName, PlaceFields, type PlaceFieldsValue } from './place-fields.tsx';
import { PromiseStep } from './promise-step.tsx';
import { FastVoiceNotice } from './service-hours-notice.tsx';
import type { TimingFieldsValue } from './timing-faults.ts';
import { timingFaults } from './timing-faults.ts';
import { noTiming, startedAt, TimingFields } from './timing-fields.tsx';
import { useQualification } from './use-qualification.ts';
import { useSending } from './use-sending.ts';
import { useVoiceFile } from './use-voice-file.ts';
import { VoiceFile } from './voice-file.tsx';

/** Initial values of the steps. */
export interface ReplaceStart {
  place: PlaceFieldsValue;
  /** A recording used before. */
  recording: string | null;
  /** Until when it should play, as a `datetime-local` field holds it; empty for no end. */
  revertAt: string;
  /** The completed request that is reopened: its place is fixed, and a note is required. */
  reopens: string | null;
}

/** The steps: place, recording, timing, and the promise before anything is sent. */
export function ReplaceSteps({ start }: { start: ReplaceStart }) {
  const { t } = useTranslation();
  const [place, setPlace] = useState(start.place);
  const [timing, setTiming] = useState(() => noTiming(start.revertAt));
  const file = useVoiceFile(start.recording);
  const slot = slotOf(place);
  const { reopens } = start;
  const steps = reopens === null ? 'replace' : 'reopen';
  const body = useFiling({ place, timing, slot, uploadId: usableUpload(file.prompt), reopens });
  const send = useSending(body);
  useUnsavedGuard(!send.isSuccess && (file.upload.state.step !== 'none' || timing.note.trim() !== ''));
  const isPlaced = place.lineId !== '' && slot !== null;
  const answer = useQualification(body);
  const lack = isPlaced ? lackOf(reopens, timing) : 'replace.waitWhere';
  return (
    <>
      {reopens !== null && (
        <Section title={t('customer.reopen.what')}>
          <FreeTextarea
            label={t('customer.reopen.note')}
            description={t('customer.reopen.noteHint')}
            value={timing.note}
            onChange={(event) => setTiming({ ...timing, note: event.currentTarget.value })}
            maxLength={2000}
            autosize
            minRows={2}
            required
          />
        </Section>
      )}
      <Section title={t(`customer.${steps}.where`)}>
        <Stack gap="md">
          <PlaceFields value={place} onChange={setPlace} fixed={reopens !== null} />
          {timing.effectiveAt === '' && <FastVoiceNotice slot={slot} />}
          {isPlaced && <OpenDuplicate lineId={place.lineId} slot={slot} />}
        </Stack>
      </Section>
      <Section title={t(`customer.${steps}.file`)}>
        <TourMark on="customer.replace">
          <VoiceFile file={file} />
        </TourMark>
      </Section>
      <Section title={t(`customer.${steps}.details`)}>
        <TimingFields
          value={timing}
          lineIds={place.lineId === '' ? [] : [place.lineId]}
          onChange={setTiming}
          withNote={reopens === null}
        />
      </Section>
      <Section title={t(`customer.${steps}.check`)}>
        {body ? (
          <PromiseStep body={body} answer={answer} send={send} onStart={(at) => setTiming(startedAt(timing, at))} />
        ) : (
          <Text c="dimmed">{t(`customer.${lack}`)}</Text>
        )}
      </Section>
    </>
  );
}

/** What is missing before a promise can be computed. */
function lackOf(reopens: string | null, timing: TimingFieldsValue) {
  if (isUnsaid(reopens, timing)) return 'reopen.waitNote';
  return isTimed(timing) ? 'replace.waitFile' : 'replace.waitTime';
}

/** Nothing is wrong with the times at this moment. */
function isTimed(timing: TimingFieldsValue): boolean {
  return Object.values(timingFaults(timing, Date.now())).every((fault) => fault === null);
}

function isUnsaid(reopens: string | null, { note }: TimingFieldsValue): boolean {
  return reopens !== null && note.trim() === '';
}

function slotOf({ slot, customName }: PlaceFieldsValue): string | null {
  if (slot !== 'custom:') return slot;
  return isCustomName(customName) ? `custom:${customName}` : null;
}

/** With a refused recording nothing can be sent: it has to be replaced first. */
function usableUpload(prompt: { status: string; uploadId: string } | undefined): string | undefined {
  return prompt?.status === 'ready' ? prompt.uploadId : undefined;
}

function useFiling(from: {
  place: PlaceFieldsValue;
  timing: TimingFieldsValue;
  slot: string | null;
  uploadId: string | undefined;
  reopens: string | null;
}): Filing | null {
  const { lineId } = from.place;
  const { slot, uploadId, reopens } = from;
  const effectiveAt = instantOf(from.timing.effectiveAt);
  const revertAt = instantOf(from.timing.revertAt);
  const note = from.timing.note.trim();
  const isWhole = !isUnsaid(reopens, from.timing) && isTimed(from.timing);
  return useMemo(() => {
    if (lineId === '' || slot === null || uploadId === undefined || !isWhole) return null;
    return {
      kind: 'voice_replacement',
      lineId,
      slot,
      uploadId,
      ...(effectiveAt ? { effectiveAt } : {}),
      ...(revertAt ? { revertAt } : {}),
      ...(note ? { note } : {}),
      ...(reopens ? { reopens } : {}),
    };
  }, [lineId, slot, uploadId, effectiveAt, revertAt, note, isWhole, reopens]);
}
