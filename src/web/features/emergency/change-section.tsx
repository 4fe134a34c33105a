import { Group, Stack, Text } from '@mantine/core';
import type { BroadcastChangeReply, BroadcastReply } from '../../../contract/broadcasts.contract.ts';
import { api } from '../../lib/api.ts';
import { useMe } from '../../lib/session.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { Section } from '../../ui/section.tsx';
import { toastDone } from '../../ui/toasts.tsx';
import { ChangeWords } from './change-words.tsx';
import { useRefreshBroadcasts } from './refresh-broadcasts.ts';
import { useStepWords } from './step-words.ts';

/** Longer times of this broadcast: the one that waits for a second person, and those that were approved. */
export function ChangeSection({ broadcast }: { broadcast: BroadcastReply }) {
  const t = useStepWords();
  const shown = broadcast.changes.filter(({ state }) => state !== 'withdrawn').reverse();
  if (shown.length === 0) return null;
  return (
    <Section title={t('change.section')}>
      <Stack gap="lg">
        {shown.map((change) => (
          <OneChange key={change.number} broadcast={broadcast} change={change} />
        ))}
      </Stack>
    </Section>
  );
}

function OneChange({ broadcast, change }: { broadcast: BroadcastReply; change: BroadcastChangeReply }) {
  const t = useStepWords();
  const me = useMe();
  const { proposedBy, approver, state } = change;
  const names = { name: proposedBy.name, second: approver?.name ?? '' };
  return (
    <div>
      <Text fw={600}>{state === 'approved' ? t('change.approvedBy', names) : t('change.askedBy', names)}</Text>
      <ChangeWords change={change} lines={broadcast.counts.close} />
      {state === 'waiting' && (
        <Stack gap="xs" mt="xs">
          {proposedBy.userId === me.id && <Text size="sm">{t('change.yours')}</Text>}
          <Decide broadcast={broadcast} change={change} />
        </Stack>
      )}
    </div>
  );
}

function Decide({ broadcast, change }: { broadcast: BroadcastReply; change: BroadcastChangeReply }) {
  const t = useStepWords();
  const refresh = useRefreshBroadcasts();
  const { id, actions, counts } = broadcast;
  const decide = async (step: 'approve' | 'withdraw') => {
    try {
      await api.post(`/broadcasts/{id}/changes/{n}/${step}`, { params: { id, n: String(change.number) } });
      toastDone(t(step === 'approve' ? 'change.approved' : 'change.withdrawn'));
    } finally {
      await refresh();
    }
  };
  return (
    <Group>
      {actions.includes('approveChange') && (
        <ConfirmButton
          variant="filled"
          color="red"
          danger
          label={t('change.approve')}
          title={t('change.approveTitle')}
          text={<ChangeWords change={change} lines={counts.close} />}
          confirmLabel={t('change.approve')}
          dismissLabel={t('change.leave')}
          onConfirm={() => decide('approve')}
        />
      )}
      {actions.includes('withdrawChange') && (
        <ConfirmButton
          label={t('change.withdraw')}
          title={t('change.withdrawTitle')}
          text={t('change.withdrawText')}
          confirmLabel={t('change.withdraw')}
          dismissLabel={t('change.keep')}
          onConfirm={() => decide('withdraw')}
        />
      )}
    </Group>
  );
}
