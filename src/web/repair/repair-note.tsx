import { Group, Text } from '@mantine/core';
import type { PromptReply } from '../../contract/prompts.contract.ts';
import { PlayButton } from '../ui/play-button.tsx';
import styles from './repair.module.css';
import { useRepairWords } from './repair-words.ts';

/** What was done to a recording, and the recording as it was: wherever a repaired one is played. */
export function RepairNote({ repair }: { repair: NonNullable<PromptReply['repair']> }) {
  const t = useRepairWords();
  const done = repair.done.filter(({ changed }) => changed).map(({ message }) => message);
  return (
    <div className={styles.note}>
      <div className={styles.words}>
        <Text size="sm" fw={600}>
          {t('improved', { name: repair.of.fileName })}
        </Text>
        {done.map((message) => (
          <Text key={message} size="sm">
            {message}
          </Text>
        ))}
      </div>
      <Group gap="xs" wrap="nowrap">
        <PlayButton promptId={repair.of.promptId} label={t('asRecorded')} />
        <Text size="sm" aria-hidden>
          {t('asRecorded')}
        </Text>
      </Group>
    </div>
  );
}
