import { Group, Progress, Stack, Text } from '@mantine/core';
import { useId } from 'react';
import type { BroadcastReply } from '../../../contract/broadcasts.contract.ts';
import { api } from '../../lib/api.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { Section } from '../../ui/section.tsx';
import { toastDone } from '../../ui/toasts.tsx';
import { usePlaceAndTime } from './emergency-words.ts';
import { useRefreshBroadcasts } from './refresh-broadcasts.ts';
import { useStepWords } from './step-words.ts';

type System = BroadcastReply['phoneSystems'][number];

/** How far each phone system has come: closing, then opening again. */
export function ProgressSection({ broadcast }: { broadcast: BroadcastReply }) {
  const t = useStepWords();
  return (
    <Section title={t('progress.title')}>
      <Stack gap="lg">
        {broadcast.phoneSystems.map((system) => (
          <SystemBar key={system.phoneSystemId} broadcast={broadcast} system={system} />
        ))}
      </Stack>
    </Section>
  );
}

function SystemBar({
  broadcast,
  system: { phoneSystemId, name, counts, fellBackAt },
}: {
  broadcast: BroadcastReply;
  system: System;
}) {
  const t = useStepWords();
  const { momentOf } = usePlaceAndTime();
  const id = useId();
  const isOver = broadcast.status === 'restoring' || broadcast.status === 'ended';
  const all = Object.values(counts).reduce((sum, lines) => sum + lines, 0);
  const done = isOver ? counts.restored : counts.applied;
  const share = (lines: number) => (all === 0 ? 0 : (lines / all) * 100);
  return (
    <div>
      <Group justify="space-between" wrap="nowrap" mb={4}>
        <Text fw={600} id={id} style={{ overflowWrap: 'anywhere' }}>
          {name}
        </Text>
        <Text size="sm">{t('progress.done', { done, all })}</Text>
      </Group>
      <Progress.Root size="lg">
        <Progress.Section
          value={share(done)}
          color="teal"
          aria-label={t('progress.of', { name, done, all, failed: counts.failed })}
        />
        <Progress.Section value={share(counts.failed)} color="red" withAria={false} />
      </Progress.Root>
      {counts.failed > 0 && (
        <Text size="sm" mt={4}>
          {t('lines.failed', { count: counts.failed })}
        </Text>
      )}
      {fellBackAt !== null && (
        <Text size="sm" mt="xs">
          {t('progress.fellBack', { at: momentOf(fellBackAt) })}
        </Text>
      )}
      {counts.held > 0 && (
        <Group justify="space-between" mt="xs">
          <Text size="sm">{t('progress.held', { count: counts.held })}</Text>
          {broadcast.actions.includes('release') && (
            <Release id={broadcast.id} phoneSystemId={phoneSystemId} name={name} />
          )}
        </Group>
      )}
    </div>
  );
}

function Release({ id, phoneSystemId, name }: { id: string; phoneSystemId: string; name: string }) {
  const t = useStepWords();
  const refresh = useRefreshBroadcasts();
  return (
    <ConfirmButton
      size="xs"
      label={t('act.release.labelOf', { name })}
      title={t('act.release.title', { name })}
      text={t('act.release.text')}
      confirmLabel={t('act.release.confirm')}
      dismissLabel={t('act.release.keep')}
      reason={{ label: t('act.reason'), least: 1 }}
      onConfirm={async (reason) => {
        await api.post('/broadcasts/{id}/release', { params: { id }, body: { phoneSystemId, reason } });
        toastDone(t('act.release.done'));
        await refresh();
      }}
    />
  );
}
