import { Text } from '@mantine/core';
import { HearButton } from '../ui/play-button.tsx';
import { Pattern } from './strip-patterns.tsx';
import styles from './time-strip.module.css';
import type { StripSpan, StripWords } from './use-strip-words.ts';

/** What is heard in one span: the state, when, by which rule, and the sound to press. */
export function StripCard(parts: {
  patterns: string;
  spans: readonly StripSpan[];
  index: number;
  words: StripWords;
  now: number;
  playing: boolean;
  /** Without it the sound cannot be played. */
  onToggle: (() => void) | undefined;
}) {
  const { patterns, spans, index, words, now, playing, onToggle } = parts;
  const span = spans[index];
  if (!span) return null;
  const { stretch, relative } = words.run(spans, index, now);
  const sound = words.sound(span);
  return (
    <div className={styles.card} data-card>
      {onToggle && <HearButton playing={playing} onToggle={onToggle} label={sound} />}
      <div className={styles.cardWords}>
        <Text component="div" fw={650} className={styles.cardState}>
          <span className={styles.swatch} data-state={span.state}>
            <Pattern id={patterns} state={span.state} />
          </span>
          {words.state(span)}
          <span className={styles.cardSound}>{sound}</span>
        </Text>
        <Text size="sm">{stretch}</Text>
        <Text size="sm" c="dimmed">
          {relative} · {words.rule(span)}
        </Text>
      </div>
    </div>
  );
}
