import { Button, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { CalendarClock } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChangeRequestReply } from '../../../contract/change-requests.contract.ts';
import { changeRequestLifecycle } from '../../../domain/change-request/lifecycle.ts';
import { api, queryOf } from '../../lib/api.ts';
import { useNow } from '../../lib/clock.ts';
import { fieldOfInstant, instantOf } from '../../lib/taipei-input.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { toastDone } from '../../ui/toasts.tsx';
import { type TimingFieldsValue, timingFaults } from './timing-faults.ts';
import { TimingFields } from './timing-fields.tsx';

/** Moves a plan to another time, until it begins; nothing for what is done as soon as possible. */
export function MoveRequest({ request }: { request: ChangeRequestReply }) {
  const { t } = useTranslation();
  const now = useNow(30_000);
  const [moving, setMoving] = useState(false);
  if (!canMove(request, now)) return null;
  return (
    <>
      <Button variant="default" leftSection={<CalendarClock size={16} aria-hidden />} onClick={() => setMoving(true)}>
        {t('customer.move.label')}
      </Button>
      {/* Opened again, it begins with the times as they are by then. */}
      {moving && <MoveDialog request={request} onClose={() => setMoving(false)} />}
    </>
  );
}

function canMove({ status, effectiveAt, lines }: ChangeRequestReply, now: number): boolean {
  if (!changeRequestLifecycle[status].reschedule || effectiveAt === null) return false;
  if (lines.some(({ state }) => state === 'live' || state === 'applying')) return false;
  return status !== 'scheduled' || Date.parse(effectiveAt) > now;
}

function MoveDialog({ request, onClose }: { request: ChangeRequestReply; onClose(): void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const now = useNow(30_000);
  const [times, setTimes] = useState(() => timesOf(request));
  const faults = timingFaults(times, now);
  const effectiveAt = instantOf(times.effectiveAt);
  const move = async () => {
    const moved = await api.post('/change-requests/{id}/reschedule', {
      params: { id: request.id },
      body: { effectiveAt: effectiveAt ?? '', revertAt: instantOf(times.revertAt) ?? null },
    });
    queryClient.setQueryData(queryOf('/change-requests/{id}', { params: { id: request.id } }).queryKey, moved);
    toastDone(t('customer.move.done'));
  };
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t('customer.move.title')}
      text={
        <Stack gap="sm">
          <Text size="sm">{t(`customer.move.${request.status === 'scheduled' ? 'prepared' : 'text'}`)}</Text>
          <TimingFields
            value={times}
            dueBy={request.status === 'scheduled' ? null : request.deadline.dueBy}
            withNote={false}
            withReturn={request.revertAt !== null || request.kind === 'voice_replacement'}
            ofSetting={request.kind !== 'voice_replacement'}
            onChange={setTimes}
          />
        </Stack>
      }
      confirmLabel={t('customer.move.do')}
      dismissLabel={t('customer.move.keep')}
      ready={effectiveAt !== undefined && faults.effectiveAt === null && faults.revertAt === null}
      onConfirm={move}
    />
  );
}

function timesOf({ effectiveAt, revertAt }: ChangeRequestReply): TimingFieldsValue {
  const field = (instant: string | null) => (instant === null ? '' : fieldOfInstant(instant));
  return { effectiveAt: field(effectiveAt), revertAt: field(revertAt), note: '', unfinished: [] };
}
