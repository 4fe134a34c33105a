import { Group, Text } from '@mantine/core';
import type { DraftLineReply } from '../../../contract/broadcasts.contract.ts';
import { DefaultSound, hasDefaultSound } from '../../lines/default-sound.tsx';
import { PlayButton } from '../../ui/play-button.tsx';
import { useEmergencyWords } from './emergency-words.ts';

/**
 * What callers hear, with a player for what the desk may hear: the default announcement and its own voice file. A customer's own voice
 * file is named only (docs/access.md#rights).
 */
export function HeardThen({ heard, deskPromptId }: { heard: DraftLineReply['before']; deskPromptId: string | null }) {
  const t = useEmergencyWords();
  const { state, slot, promptId } = heard;
  const isDesk = promptId !== null && promptId === deskPromptId;
  const sound =
    promptId === null
      ? hasDefaultSound(slot)
        ? t('sound.players.default')
        : ''
      : t(isDesk ? 'sound.players.desk' : 'sound.own');
  return (
    <Group gap="xs" wrap="nowrap">
      {promptId === null && <DefaultSound lineSlot={slot} />}
      {isDesk && <PlayButton promptId={promptId} label={t('sound.desk')} />}
      <div>
        <Text>{t(`sound.states.${state}`)}</Text>
        {sound !== '' && (
          <Text size="sm" c="dimmed">
            {sound}
          </Text>
        )}
      </div>
    </Group>
  );
}
