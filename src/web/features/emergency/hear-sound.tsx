import { Button, Group, Text } from '@mantine/core';
import { Check, Pause, Play } from 'lucide-react';
import type { BroadcastReply } from '../../../contract/broadcasts.contract.ts';
import { api } from '../../lib/api.ts';
import { useAction } from '../../lib/use-action.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { usePressToHear } from '../../ui/use-press-to-hear.ts';
import { useEmergencyWords } from './emergency-words.ts';
import { useRefreshBroadcasts } from './refresh-broadcasts.ts';

/** What lines without a voice file of their own play. There is no way to skip: its end is reached by listening. */
export function HearSound({ broadcast }: { broadcast: BroadcastReply }) {
  const t = useEmergencyWords();
  const { id, sound, heard, withoutOwnSound } = broadcast;
  const refresh = useRefreshBroadcasts();
  const noting = useAction({
    mutationFn: () => api.post('/broadcasts/{id}/heard', { params: { id }, body: { promptSha256: sound.sha256 } }),
    onSettled: refresh,
  });
  const what = sound.promptId === null ? { defaultOf: 'emergency' } : { promptId: sound.promptId };
  const { playing, toggle } = usePressToHear(what, () => noting.mutate());
  const mustHear = broadcast.draftHash === null || withoutOwnSound > 0;
  return (
    <div>
      <Text mb="xs">
        {broadcast.draftHash !== null && (mustHear ? t('sound.plays', { count: withoutOwnSound }) : t('sound.none'))}
      </Text>
      <Group>
        <Button
          variant={heard || !mustHear ? 'default' : 'light'}
          leftSection={playing ? <Pause size={18} aria-hidden /> : <Play size={18} aria-hidden />}
          onClick={toggle}
        >
          {t(playing ? 'sound.pause' : 'sound.listen')}
        </Button>
        <Text size="sm" role="status">
          {heard && <Check size={16} aria-hidden style={{ verticalAlign: '-0.2em' }} />}{' '}
          {heard ? t('sound.heard') : mustHear && broadcast.actions.some(needsHearing) && t('sound.notHeard')}
        </Text>
      </Group>
      {noting.isError && <ProblemMessage error={noting.error} />}
    </div>
  );
}

function needsHearing(action: BroadcastReply['actions'][number]): boolean {
  return action === 'approve' || action === 'approveAlone' || action === 'confirm';
}
