import { Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ExtensionReply } from '../../../contract/service-hours.contract.ts';
import { api, queryOf } from '../../lib/api.ts';
import { useNow } from '../../lib/clock.ts';
import styles from '../../notes/notes.module.css';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import { toastDone } from '../../ui/toasts.tsx';
import { When } from '../../ui/when.tsx';
import { OpenServiceHours } from './open-service-hours.tsx';

const read = queryOf('/service-hours');

/** The temporary service hours that are open or come: opened and closed in place. */
export function ServiceHoursCard() {
  const { t } = useTranslation();
  const now = useNow(15_000);
  const queryClient = useQueryClient();
  const hours = useQuery(read);
  const refresh = () => queryClient.invalidateQueries({ queryKey: read.queryKey });
  const standing = hours.data?.extensions.filter(({ until }) => Date.parse(until) > now);
  return (
    <Section title={t('start.hours.title')} actions={<OpenServiceHours onOpened={refresh} />}>
      {hours.isError && <ProblemMessage error={hours.error} onRetry={() => void hours.refetch()} />}
      {hours.isPending && <ListSkeleton rows={1} rowHeight={28} />}
      {standing?.length === 0 && <Text c="dimmed">{t('start.hours.none')}</Text>}
      {standing && standing.length > 0 && (
        <ul className={styles.notes} aria-label={t('start.hours.title')}>
          {standing.map((each) => (
            <Row key={each.id} extension={each} isOpen={Date.parse(each.from) <= now} onClosed={refresh} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function Row(parts: { extension: ExtensionReply; isOpen: boolean; onClosed(): Promise<void> }) {
  const { extension, isOpen, onClosed } = parts;
  const { id, from, until, reason, by } = extension;
  const { t } = useTranslation();
  const say = isOpen ? 'start.hours.now' : 'start.hours.later';
  return (
    <li>
      <div>
        <Text fw={600} className={styles.words}>
          {reason}
        </Text>
        <Text size="sm">
          {t(`${say}.state`)} <When at={from} plain /> – <When at={until} />
        </Text>
        <Text size="sm" c="dimmed">
          {t('start.hours.by', { name: by })}
        </Text>
      </div>
      <ConfirmButton
        size="xs"
        label={t(`${say}.close`)}
        title={t(`${say}.title`)}
        text={t(`${say}.text`)}
        confirmLabel={t(`${say}.close`)}
        dismissLabel={t(`${say}.keep`)}
        onConfirm={async () => {
          try {
            await api.post('/service-hours/extensions/{id}/close', { params: { id } });
            toastDone(t(`${say}.done`));
          } finally {
            await onClosed();
          }
        }}
      />
    </li>
  );
}
