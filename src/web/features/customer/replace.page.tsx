import { Skeleton, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { api, freshKey, queryOf } from '../../lib/api.ts';
import { TourMark } from '../../shell/tour/tour-mark.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Section } from '../../ui/section.tsx';
import { toastDone } from '../../ui/toasts.tsx';
import type { Filing } from './filing.ts';
import { OpenDuplicate } from './open-duplicate.tsx';
import { emptyPlace, isCustomName, PlaceFields, type PlaceFieldsValue, usePlaceReady } from './place-fields.tsx';
import { PromiseStep } from './promise-step.tsx';
import { instantOf } from './taipei-input.ts';
import { TimingFields, type TimingFieldsValue } from './timing-fields.tsx';
import { useVoiceFile, VoiceFile } from './voice-file.tsx';

/** Replacing a voice file on one page: where, the recording, when, and the promise before anything is sent. */
export function ReplacePage() {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const [place, setPlace] = useState<PlaceFieldsValue>(() => emptyPlace(search.get('line'), search.get('slot')));
  const isReady = usePlaceReady(place.lineId);
  return (
    <>
      <PageHeader title={t('customer.replace.title')} text={t('customer.replace.text')} back={backOf(t, search)} />
      {isReady ? <Steps place={place} onPlace={setPlace} /> : <Skeleton height={230} radius="lg" />}
    </>
  );
}

/** Where one came from, as the link here said. */
function backOf(t: TFunction, search: URLSearchParams): { to: string; label: string } {
  const from = search.get('from');
  const line = search.get('line');
  if (from === 'requests') return { to: '/requests', label: t('customer.request.back') };
  if (from === 'line' && line) return { to: `/lines/${line}`, label: t('customer.requests.line') };
  return { to: '/lines', label: t('customer.line.back') };
}

function Steps({ place, onPlace }: { place: PlaceFieldsValue; onPlace(place: PlaceFieldsValue): void }) {
  const { t } = useTranslation();
  const [timing, setTiming] = useState<TimingFieldsValue>({ effectiveAt: '', revertAt: '', note: '' });
  const file = useVoiceFile();
  const slot = slotOf(place);
  const body = useFiling({ place, timing, slot, uploadId: usableUpload(file.prompt) });
  const { send, key } = useSending(body);
  const isPlaced = place.lineId !== '' && slot !== null;
  return (
    <>
      <Section title={t('customer.replace.where')}>
        <Stack gap="md">
          <PlaceFields value={place} onChange={onPlace} />
          {isPlaced && <OpenDuplicate lineId={place.lineId} slot={slot} />}
        </Stack>
      </Section>
      <Section title={t('customer.replace.file')}>
        <TourMark on="customer.replace">
          <VoiceFile file={file} />
        </TourMark>
      </Section>
      <Section title={t('customer.replace.details')}>
        <TimingFields value={timing} onChange={setTiming} />
      </Section>
      <Section title={t('customer.replace.check')}>
        {body ? (
          <PromiseStep key={key} body={body} send={send} />
        ) : (
          <Text c="dimmed">{t(isPlaced ? 'customer.replace.waitFile' : 'customer.replace.waitWhere')}</Text>
        )}
      </Section>
    </>
  );
}

function slotOf({ slot, customName }: PlaceFieldsValue): string | null {
  if (slot !== 'custom:') return slot;
  return isCustomName(customName) ? `custom:${customName}` : null;
}

/** Nothing is asked for with a recording that was refused: it is mended here first. */
function usableUpload(prompt: { status: string; uploadId: string } | undefined): string | undefined {
  return prompt?.status === 'ready' ? prompt.uploadId : undefined;
}

function useFiling(from: {
  place: PlaceFieldsValue;
  timing: TimingFieldsValue;
  slot: string | null;
  uploadId: string | undefined;
}): Filing | null {
  const { lineId } = from.place;
  const { slot, uploadId } = from;
  const effectiveAt = instantOf(from.timing.effectiveAt);
  const revertAt = instantOf(from.timing.revertAt);
  const note = from.timing.note.trim();
  return useMemo(() => {
    if (lineId === '' || slot === null || uploadId === undefined) return null;
    return {
      kind: 'voice_replacement',
      lineId,
      slot,
      uploadId,
      ...(effectiveAt ? { effectiveAt } : {}),
      ...(revertAt ? { revertAt } : {}),
      ...(note ? { note } : {}),
    };
  }, [lineId, slot, uploadId, effectiveAt, revertAt, note]);
}

/** Sends a filing once, however often the button is pressed: another content has another key. */
function useSending(body: Filing | null) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a key belongs to its content
  const key = useMemo(() => freshKey(), [body]);
  const send = useMutation({
    mutationFn: (filing: Filing) => api.post('/change-requests', { body: filing, key }),
    onSuccess: async (request) => {
      queryClient.setQueryData(queryOf('/change-requests/{id}', { params: { id: request.id } }).queryKey, request);
      toastDone(t('customer.replace.sent'));
      await navigate(`/requests/${request.id}`);
    },
  });
  return { send, key };
}
