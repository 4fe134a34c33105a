import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ExternalLink } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { QueueReply } from '../../../contract/queues.contract.ts';
import { queryOf } from '../../lib/api.ts';
import { useFormats } from '../../lib/formats.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { type Column, RecordTable } from '../../ui/record-table.tsx';
import { Section } from '../../ui/section.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import { ToneBadge } from '../../ui/tone-badge.tsx';

/** Never cached, because no event announces a change. */
const queuesQuery = { ...queryOf('/queues'), staleTime: 0 };

/** The load of each queue, and a link to the dashboard, which is a program of its own behind the same sign-in. */
export function BackgroundPage() {
  const { t } = useTranslation();
  const { isPending } = useQuery(queuesQuery);
  return (
    <>
      <PageHeader title={t('admin.background.title')} text={t('admin.background.text')} />
      <Queues />
      {/* The cards are higher than their skeleton, so the parts below appear together with them and nothing moves. */}
      {!isPending && <More />}
    </>
  );
}

function More() {
  const { t } = useTranslation();
  return (
    <Section title={t('admin.background.more')}>
      <Stack>
        <Text>{t('admin.background.what')}</Text>
        <Group>
          <Button
            component="a"
            href="/admin/queues"
            target="_blank"
            leftSection={<ExternalLink size={18} aria-hidden />}
          >
            {t('admin.background.open')}
          </Button>
          <Button
            component="a"
            href="/api/docs"
            target="_blank"
            variant="default"
            leftSection={<ExternalLink size={18} aria-hidden />}
          >
            {t('admin.background.docs')}
          </Button>
        </Group>
      </Stack>
    </Section>
  );
}

const states = ['waiting', 'running', 'delayed', 'failed'] as const;
const queueNames = ['emergency', 'audio', 'apply', 'maintenance', 'webhooks'] as const;

function Queues() {
  const { t } = useTranslation();
  const { number } = useFormats();
  const queues = useQuery(queuesQuery);
  const nameOf = (name: string) => {
    const known = queueNames.find((each) => each === name);
    return known ? t(`admin.background.names.${known}`) : name;
  };
  const columns: Column<QueueReply>[] = [
    { key: 'name', label: t('admin.background.queue'), show: ({ name }) => <Text fw={600}>{nameOf(name)}</Text> },
    ...states.map((state) => ({
      key: state,
      label: t(`admin.background.${state}`),
      show: (queue: QueueReply) =>
        state === 'failed' && queue.failed > 0 ? (
          <ToneBadge tone="bad">{number(queue.failed)}</ToneBadge>
        ) : (
          number(queue[state])
        ),
    })),
  ];
  return (
    <Section flush title={t('admin.background.queues')}>
      {queues.isError && <ProblemMessage error={queues.error} onRetry={() => void queues.refetch()} />}
      {queues.isPending && <ListSkeleton rows={3} />}
      {queues.data && (
        <RecordTable
          caption={t('admin.background.queues')}
          columns={columns}
          rows={queues.data.items}
          rowKey={({ name }) => name}
        />
      )}
    </Section>
  );
}
