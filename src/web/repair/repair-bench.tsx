import { Badge, Button, Group, Loader, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { PromptReply } from '../../contract/prompts.contract.ts';
import { Findings } from '../features/customer/findings.tsx';
import { AudioPlayer } from '../ui/audio-player.tsx';
import { ProblemMessage } from '../ui/problem-message.tsx';
import { JoinFile } from './join-file.tsx';
import styles from './repair.module.css';
import { useRepairWords } from './repair-words.ts';
import { type Bench, useBench } from './use-bench.ts';

const kinds = ['trim_silence', 'cut_gaps', 'remove_hum', 'level_passages'] as const;

/**
 * Improves an accepted recording, one press each; the page plays the result, this part what was recorded. `onMade` is given the voice
 * file to use: the improved one, or the recording itself.
 */
export function RepairBench({ prompt, onMade }: { prompt: PromptReply; onMade(promptId: string): void }) {
  const t = useRepairWords();
  const bench = useBench(prompt, onMade);
  const [isJoining, setJoining] = useState(false);
  return (
    <section className={styles.bench} aria-label={t('title')}>
      <div>
        <Title order={3} size="h5">
          {t('title')}
        </Title>
        <Text size="sm" c="dimmed">
          {t('text')}
        </Text>
      </div>
      <Steps bench={bench} isJoining={isJoining} onJoining={setJoining} />
      {isJoining && (
        <JoinFile
          onJoin={(joined) => {
            setJoining(false);
            bench.set([...bench.steps, { kind: 'join', ...joined }]);
          }}
        />
      )}
      <div role="status">
        {bench.isWorking && (
          <Group gap="sm">
            <Loader size="xs" aria-hidden />
            <Text size="sm">{t('working')}</Text>
          </Group>
        )}
      </div>
      {bench.error && <ProblemMessage error={bench.error} />}
      {bench.refused.length > 0 && (
        <>
          <Text fw={600}>{t('failed')}</Text>
          <Findings findings={bench.refused} />
        </>
      )}
      {prompt.repair && <Result repair={prompt.repair} isWorking={bench.isWorking} onUndo={() => bench.set([])} />}
    </section>
  );
}

function Steps(parts: { bench: Bench; isJoining: boolean; onJoining(isJoining: boolean): void }) {
  const { bench, isJoining, onJoining } = parts;
  const { steps, advised, isWorking } = bench;
  const t = useRepairWords();
  const has = (kind: string) => steps.some((step) => step.kind === kind);
  const joined = has('join');
  return (
    <div className={styles.steps}>
      {kinds.map((kind) => {
        const isAdvised = advised.has(kind) && !has(kind);
        const label = t(`kinds.${kind}`);
        return (
          <Button
            key={kind}
            size="sm"
            variant={has(kind) ? 'filled' : 'default'}
            aria-pressed={has(kind)}
            aria-label={isAdvised ? t('advisedFor', { kind: label }) : label}
            disabled={isWorking}
            rightSection={isAdvised ? <Badge size="sm">{t('advised')}</Badge> : undefined}
            onClick={() => bench.toggle(kind)}
          >
            {label}
          </Button>
        );
      })}
      <Button
        size="sm"
        variant={joined ? 'filled' : 'default'}
        aria-pressed={joined}
        aria-expanded={isJoining}
        disabled={isWorking}
        onClick={() => (joined ? bench.set(steps.filter(({ kind }) => kind !== 'join')) : onJoining(!isJoining))}
      >
        {t('kinds.join')}
      </Button>
    </div>
  );
}

function Result(parts: { repair: NonNullable<PromptReply['repair']>; isWorking: boolean; onUndo(): void }) {
  const { repair, isWorking, onUndo } = parts;
  const t = useRepairWords();
  return (
    <>
      <div>
        <Text size="sm" fw={600}>
          {t('done')}
        </Text>
        <ul className={styles.done}>
          {repair.done.map(({ kind, message }) => (
            <li key={`${kind} ${message}`}>
              <Text size="sm">{message}</Text>
            </li>
          ))}
        </ul>
      </div>
      <Text size="sm" fw={600}>
        {t('before')}
      </Text>
      <AudioPlayer promptId={repair.of.promptId} label={t('before')} />
      <Group>
        <Button variant="default" size="sm" disabled={isWorking} onClick={onUndo}>
          {t('undo')}
        </Button>
      </Group>
    </>
  );
}
