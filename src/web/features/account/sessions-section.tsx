import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { api, queryOf } from '../../lib/api.ts';
import { useFormats } from '../../lib/formats.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { RecordTable } from '../../ui/record-table.tsx';
import { Section } from '../../ui/section.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import { ToneBadge } from '../../ui/tone-badge.tsx';
import { deviceOf } from './device.ts';

const sessionsQuery = queryOf('/sessions');

function deviceName(userAgent: string | null, t: TFunction): string {
  const device = deviceOf(userAgent);
  return device === null ? t('account.sessions.unknown') : t('account.sessions.device', device);
}

/** The person's sessions, and how to end them. */
export function SessionsSection() {
  const { t } = useTranslation();
  const { dateTime } = useFormats();
  const queryClient = useQueryClient();
  const sessions = useQuery(sessionsQuery);
  const end = async (id: string) => {
    await api.post('/sessions/{id}/revoke', { params: { id } });
    await queryClient.invalidateQueries({ queryKey: sessionsQuery.queryKey });
  };
  return (
    <Section title={t('account.sessions.title')} flush>
      {sessions.isError && <ProblemMessage error={sessions.error} onRetry={() => void sessions.refetch()} />}
      {sessions.isPending && <ListSkeleton rows={2} />}
      {sessions.data && (
        <RecordTable
          caption={t('account.sessions.title')}
          rows={sessions.data.items}
          rowKey={({ id }) => id}
          columns={[
            { key: 'where', label: t('account.sessions.where'), show: ({ userAgent }) => deviceName(userAgent, t) },
            { key: 'address', label: t('account.sessions.address'), show: ({ ipAddress }) => ipAddress ?? '–' },
            {
              key: 'since',
              label: t('account.sessions.since'),
              tight: true,
              show: ({ createdAt }) => dateTime(createdAt),
            },
            {
              key: 'until',
              label: t('account.sessions.until'),
              tight: true,
              show: ({ expiresAt }) => dateTime(expiresAt),
            },
            {
              key: 'actions',
              label: '',
              align: 'end',
              show: (session) =>
                session.current ? (
                  <ToneBadge tone="good">{t('account.sessions.current')}</ToneBadge>
                ) : (
                  <ConfirmButton
                    size="xs"
                    label={t('account.sessions.end')}
                    title={t('account.sessions.endTitle')}
                    text={deviceName(session.userAgent, t)}
                    confirmLabel={t('account.sessions.end')}
                    dismissLabel={t('account.sessions.endKeep')}
                    onConfirm={() => end(session.id)}
                  />
                ),
            },
          ]}
        />
      )}
    </Section>
  );
}
