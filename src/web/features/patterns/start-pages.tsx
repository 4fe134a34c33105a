import { CircleQuestionMark, PhoneOff, TriangleAlert } from 'lucide-react';
import { Chart } from '../../ui/chart.tsx';
import { Section } from '../../ui/section.tsx';
import { CountTile, CountTiles, StartFrame, WaitingItem, WaitingList, WaitingSkeleton } from '../../ui/start-frame.tsx';
import { When } from '../../ui/when.tsx';
import styles from './patterns.module.css';
import { Group, Sample } from './sample.tsx';
import { inHours } from './sample-time.ts';
import { usePatternWords } from './use-pattern-words.ts';

/** A start page: what waits, counts in every tone, charts of one and of two series; and the same while it is read. */
export function StartPages() {
  const { groups, start } = usePatternWords();
  return (
    <Group title={groups.start}>
      <StartFrame
        title={start.title}
        text={start.text}
        tiles={
          <CountTiles label={start.counts}>
            <CountTile label={start.late} value={2} tone="bad" to="/patterns" />
            <CountTile label={start.soon} value={5} tone="warn" to="/patterns" />
            <CountTile label={start.open} value={1204} tone="work" to="/patterns" />
            <CountTile label={start.failed} value={0} tone="bad" />
            <CountTile label={start.reading} value={undefined} />
          </CountTiles>
        }
        waiting={{ title: start.waiting, children: <Waiting /> }}
        charts={<Charts />}
      />
      <Sample name={start.loading}>
        <div className={styles.two}>
          <Section flush>
            <WaitingSkeleton />
          </Section>
          <Section>
            <Chart data={undefined} />
          </Section>
        </div>
      </Sample>
    </Group>
  );
}

function Waiting() {
  const { start, heads } = usePatternWords();
  return (
    <WaitingList>
      <WaitingItem
        icon={TriangleAlert}
        tone="bad"
        title={start.failed}
        text={start.failedText}
        when={<When at={inHours(-2)} />}
        to="/patterns"
      />
      <WaitingItem icon={PhoneOff} tone="warn" title={start.silent} text={start.silentText} to="/patterns" />
      <WaitingItem
        icon={CircleQuestionMark}
        tone="info"
        title={heads.title}
        text={start.question}
        when={<When at={inHours(-20)} />}
        to="/patterns"
      />
    </WaitingList>
  );
}

function Charts() {
  const { start } = usePatternWords();
  const week = (number: number) => start.weekOf.replace('{{week}}', String(number));
  return (
    <>
      <Section>
        <Chart
          data={{
            title: start.promises,
            summary: start.promisesText,
            of: start.week,
            series: [
              { name: start.inTime, tone: 'accent' },
              { name: start.tooLate, tone: 'bad' },
            ],
            bars: [
              { key: '45', label: week(45), values: [11, 1] },
              { key: '46', label: week(46), values: [14, 0] },
              { key: '47', label: week(47), values: [9, 3] },
              { key: '48', label: week(48), values: [12, 0] },
            ],
          }}
        />
      </Section>
      <Section>
        <Chart
          data={{
            title: start.ages,
            summary: start.agesText,
            of: start.age,
            series: [{ name: start.job, tone: 'accent' }],
            bars: [
              { key: 'today', label: start.today, values: [7] },
              { key: 'one', label: start.oneDay, values: [3] },
              { key: 'three', label: start.threeDays, values: [1] },
            ],
          }}
        />
      </Section>
    </>
  );
}
