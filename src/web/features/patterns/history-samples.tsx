import { Timeline } from '../../ui/timeline.tsx';
import { Group } from './sample.tsx';
import { inHours } from './sample-time.ts';
import { usePatternWords } from './use-pattern-words.ts';

/** A history with entries of every kind: plain, somebody's words, details, and in every tone. */
export function HistorySamples() {
  const { groups, history } = usePatternWords();
  return (
    <Group title={groups.history}>
      <Timeline
        label={history.label}
        items={[
          { at: inHours(-60), title: history.received, by: history.customer, tone: 'info' },
          {
            at: inHours(-50),
            title: history.asked,
            by: history.technician,
            quote: history.question,
            tone: 'warn',
          },
          { at: inHours(-40), title: history.answered, by: history.customer, quote: history.answer },
          { at: inHours(-20), title: history.failed, detail: history.failedText, tone: 'bad' },
          { at: inHours(-2), title: history.live, by: history.technician, tone: 'good' },
        ]}
      />
    </Group>
  );
}
