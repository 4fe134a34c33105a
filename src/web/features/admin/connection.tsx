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

/** Starts a connection test; what came of it stands in the column beside it. */
export function ConnectionTest({ system: { id, name, connection } }: { system: PhoneSystemReply }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const test = useAction({
    mutationFn: () => api.post('/phone-systems/{id}/test', { params: { id } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['/phone-systems'] }),
  });
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<PlugZap size={16} aria-hidden />}
        disabled={test.isPending || connection.testing}
        aria-label={t('admin.systems.testOf', { name })}
        onClick={() => test.mutate()}
      >
        {t('admin.systems.testShort')}
      </Button>
      {test.isError && <ProblemMessage error={test.error} />}
    </>
  );
}

/** What a phone system said last, and whether it has the national days in force. */
export function Connection({ system: { connection, nationalDays } }: { system: PhoneSystemReply }) {
  const { t } = useTranslation();
  const isSilent = connection.last?.ok === false;
  return (
    <>
      <ConnectionAnswer connection={connection} />
      {/* One that does not answer lacks them for the reason that stands above. */}
      {nationalDays.detail && !isSilent && (
        <Text size="xs" c="dimmed">
          {t('admin.systems.noNational', { detail: nationalDays.detail })}
        </Text>
      )}
    </>
  );
}

/** What a phone system said last, or that it is being asked. */
export function ConnectionAnswer({ connection: { testing, last } }: { connection: ConnectionReply }) {
  return (
    <div role="status" className={styles.answer}>
      {testing ? <Asking /> : last && <LastAnswer last={last} />}
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
