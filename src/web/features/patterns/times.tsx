import { Countdown, LeaseLeft } from '../../ui/countdown.tsx';
import { DueWindow } from '../../ui/due-window.tsx';
import { When } from '../../ui/when.tsx';
import styles from './patterns.module.css';
import { Group, Row, Sample } from './sample.tsx';
import { inHours } from './sample-time.ts';
import { usePatternWords } from './use-pattern-words.ts';
import type { patternsEn } from './words.en.ts';

/** Instants, promises in every state with their receipt, and what counts down. */
export function Times() {
  const words = usePatternWords();
  const { groups, times } = words;
  const soon = deadlineOf(words, 3);
  return (
    <Group title={groups.times}>
      <Sample name={times.when}>
        <Row>
          <When at={inHours(-500)} />
          <When at={inHours(-0.2)} />
          <When at={inHours(3)} />
          <When at={inHours(9000)} />
          <When at={inHours(60)} plain />
        </Row>
      </Sample>
      <div className={styles.two}>
        <Sample name={times.soon}>
          <DueWindow deadline={soon} />
        </Sample>
        <Sample name={times.late}>
          <DueWindow deadline={deadlineOf(words, -5)} />
        </Sample>
        <Sample name={times.provisional}>
          <DueWindow deadline={{ ...deadlineOf(words, 90), provisional: true }} />
        </Sample>
        <Sample name={times.settled}>
          <DueWindow deadline={soon} settled />
        </Sample>
        <Sample name={times.paused}>
          <DueWindow deadline={soon} waitsFor="you" />
          <DueWindow deadline={soon} waitsFor="customer" />
        </Sample>
        <Sample name={times.countdown}>
          <Countdown until={inHours(4)} label={times.countdown} />
        </Sample>
      </div>
      <Sample name={times.lease}>
        <Row>
          <LeaseLeft until={inHours(2)} />
          <LeaseLeft until={inHours(0.3)} />
          <LeaseLeft until={inHours(-1)} />
        </Row>
      </Sample>
    </Group>
  );
}

type Deadline = Parameters<typeof DueWindow>[0]['deadline'];

function deadlineOf({ times }: typeof patternsEn, dueInHours: number): Deadline {
  const dateOf = (hours: number) => inHours(dueInHours + hours).slice(0, 10);
  return {
    clockStart: inHours(dueInHours - 80),
    day0: dateOf(-80),
    earliestBy: inHours(dueInHours - 24),
    dueBy: inHours(dueInHours),
    receipt: [
      { date: dateOf(-80), counted: false, reason: 'day0', label: times.firstDay },
      { date: dateOf(-56), counted: true, reason: 'workday', label: times.counted },
      {
        date: dateOf(-32),
        counted: false,
        reason: 'waiting',
        label: times.waited,
        waits: [{ from: inHours(dueInHours - 40), until: inHours(dueInHours - 30) }],
      },
      { date: dateOf(-8), counted: false, reason: 'weekend', label: times.weekend },
    ],
    calendarVersion: '',
    provisional: false,
  };
}
