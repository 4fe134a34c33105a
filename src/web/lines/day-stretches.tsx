import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PlayButton } from '../ui/play-button.tsx';
import styles from './month.module.css';
import { ruleText } from './rule-text.ts';
import type { Segment } from './time-strip-geometry.ts';
import { useMayHear } from './use-may-hear.ts';
import type { StripSpan, StripWords } from './use-strip-words.ts';

/** The stretches of a day: when, what is heard, by which rule, and the rules that lose. */
export function DayStretches(parts: { segments: readonly Segment[]; spans: readonly StripSpan[]; words: StripWords }) {
  const { segments, spans, words } = parts;
  return (
    <ol className={styles.stretches}>
      {segments.map((segment) => {
        const span = spans[segment.span];
        return span && <Stretch key={segment.from} hours={words.hours(segment)} span={span} words={words} />;
      })}
    </ol>
  );
}

function Stretch({ hours, span, words }: { hours: string; span: StripSpan; words: StripWords }) {
  const { t } = useTranslation();
  const mayHear = useMayHear();
  const { prompt, slot, losers } = span;
  const sound = words.sound(span);
  return (
    <li>
      {prompt === null && <PlayButton defaultOf={slot} label={sound} />}
      {prompt !== null && mayHear && <PlayButton promptId={prompt.promptId} label={sound} />}
      <div>
        <Text>
          {hours} · <strong>{words.state(span)}</strong> · {sound}
        </Text>
        <Text size="sm">{t('customer.line.why', { rule: words.rule(span) })}</Text>
        {losers.length > 0 && (
          <Text size="sm" c="dimmed">
            {t('customer.line.overruled', { rules: losers.map((rule) => ruleText(t, rule)).join(' / ') })}
          </Text>
        )}
      </div>
    </li>
  );
}
