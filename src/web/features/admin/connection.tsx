import { Button, Loader, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { PlugZap } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ConnectionReply, PhoneSystemReply } from '../../../contract/phone-systems.contract.ts';
import { api } from '../../lib/api.ts';
import { useNow } from '../../lib/clock.ts';
import { useFormats } from '../../lib/formats.ts';
import { useAction } from '../../lib/use-action.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { ToneBadge } from '../../ui/tone-badge.tsx';
import styles from './admin.module.css';

const minuteMs = 60_000;

/** Starts a connection test; the last result is shown with its age. */
export function Connection({ system }: { system: PhoneSystemReply }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { id, name, connection } = system;
  const test = useAction({
    mutationFn: () => api.post('/phone-systems/{id}/test', { params: { id } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['/phone-systems'] }),
  });
  const isTesting = test.isPending || connection.testing;
  return (
    <div className={styles.result}>
      <Button
        size="xs"
        variant="default"
        leftSection={<PlugZap size={16} aria-hidden />}
        disabled={isTesting}
        aria-label={t('admin.systems.testOf', { name })}
        onClick={() => test.mutate()}
      >
        {t('admin.systems.testShort')}
      </Button>
      <div role="status" className={styles.result}>
        {isTesting ? <Asking /> : connection.last && <LastAnswer last={connection.last} />}
      </div>
      {system.nationalDays.detail && (
        <Text size="xs" c="dimmed">
          {t('admin.systems.noNational', { detail: system.nationalDays.detail })}
        </Text>
      )}
      {test.isError && <ProblemMessage error={test.error} />}
    </div>
  );
}

function Asking() {
  const { t } = useTranslation();
  return (
    <Text size="xs" c="dimmed">
      <Loader size={12} aria-hidden /> {t('admin.systems.asking')}
    </Text>
  );
}

function LastAnswer({ last: { ok, detail, at } }: { last: NonNullable<ConnectionReply['last']> }) {
  const { t } = useTranslation();
  const { relative, dateTime } = useFormats();
  const now = useNow(minuteMs / 2);
  const isFresh = now - new Date(at).getTime() < minuteMs;
  return (
    <>
      <ToneBadge tone={ok ? 'good' : 'bad'}>{t(ok ? 'admin.systems.answers' : 'admin.systems.silent')}</ToneBadge>
      {detail && (
        <Text size="xs" c="dimmed">
          {detail}
        </Text>
      )}
      <Text size="xs" c="dimmed" title={dateTime(at)}>
        {isFresh ? t('admin.systems.testedNow') : t('admin.systems.testedAgo', { ago: relative(at, now) })}
      </Text>
    </>
  );
}
