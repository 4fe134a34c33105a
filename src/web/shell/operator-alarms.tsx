import { Anchor, Group } from '@mantine/core';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import i18next from 'i18next';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { type NavigateFunction, useNavigate } from 'react-router';
import type { MeReply } from '../../contract/access.contract.ts';
import { alarmKindNames } from '../../contract/words/alarms.ts';
import type { AlarmKind } from '../../domain/on-call/alarm.ts';
import { AcknowledgeButton } from '../alarms/acknowledge-button.tsx';
import { hideAlarmNotice, showAlarmNotice } from '../alarms/alarm-notices.ts';
import '../alarms/alarms-words.ts';
import type { Language } from '../lib/language.ts';
import { onLiveEvent } from '../lib/live.ts';
import { hasRole } from '../lib/session.ts';
import { hideNotice, showNotice } from '../ui/notices.tsx';
import { soundAlarm } from './alarm-sound.ts';

interface Alarmed {
  message: AlarmKind;
  jobId: string | null;
  alarmId: string;
  notified: string[];
}

/**
 * Shows and sounds alarms on whatever page somebody is: to every operator, and to whoever is notified. A notice stays until it is
 * dismissed, or until somebody has acknowledged.
 */
export function OperatorAlarms({ me }: { me: MeReply }) {
  const { i18n } = useTranslation();
  const isOperator = hasRole(me, 'operator');
  const language = i18n.language as Language;
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  useEffect(
    () =>
      onLiveEvent(({ type, subjectId, data }) => {
        if (type === 'alarm.changed') {
          void hideNotice(subjectId);
          hideAlarmNotice(subjectId);
        }
        if (type !== 'operators.alarmed') return;
        const alarmed = data as unknown as Alarmed;
        if (!isOperator && !alarmed.notified.includes(me.id)) return;
        soundAlarm();
        const notice = {
          id: alarmed.alarmId,
          title: alarmKindNames[alarmed.message][language],
          onOpen: () => void navigate(addressOf(alarmed)),
        };
        showAlarmNotice(me.id, notice);
        void showNotice({
          id: alarmed.alarmId,
          title: alarmKindNames[alarmed.message][language],
          message: <Answer {...alarmed} navigate={navigate} queryClient={queryClient} />,
          color: 'red',
          autoClose: false,
          closeButtonProps: { 'aria-label': i18next.t('ui.close') },
        });
      }),
    [isOperator, me.id, language, navigate, queryClient],
  );
  return null;
}

function addressOf({ jobId, alarmId }: Pick<Alarmed, 'jobId' | 'alarmId'>): string {
  return jobId === null ? `/on-call?alarm=${alarmId}` : `/jobs/${jobId}`;
}

/** Notices stand outside the page's routes and reads, so they are handed in. */
function Answer(parts: Alarmed & { navigate: NavigateFunction; queryClient: QueryClient }) {
  const { alarmId, jobId, navigate, queryClient } = parts;
  const { t } = useTranslation('alarms');
  const address = addressOf(parts);
  return (
    <Group gap="sm" mt="xs">
      <AcknowledgeButton {...{ alarmId, queryClient }} onDone={() => void hideNotice(alarmId)} />
      <Anchor
        href={address}
        size="sm"
        onClick={(event) => {
          event.preventDefault();
          void hideNotice(alarmId);
          void navigate(address);
        }}
      >
        {t(jobId === null ? 'openAlarm' : 'open')}
      </Anchor>
    </Group>
  );
}
