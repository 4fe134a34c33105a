import { Button } from '@mantine/core';
import { ObjectHeader } from '../../ui/object-header.tsx';
import type { ProgressStep } from '../../ui/progress-line.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import type { Tone } from '../../ui/tone-badge.tsx';
import { When } from '../../ui/when.tsx';
import { Group, Sample } from './sample.tsx';
import { inHours } from './sample-time.ts';
import { usePatternWords } from './use-pattern-words.ts';

const keys = ['received', 'checked', 'work', 'goLive', 'back'] as const;
/** Of a request that is on its way, and of one that has been live for a while; hours from now. */
const underWay = [-30, -29, -2, 60, 174];
const lived = [-170, -169, -160, -100, 14];

interface Head {
  name: 'waiting' | 'live' | 'trouble' | 'ended';
  status: string;
  tone: Tone;
  states: readonly ProgressStep['state'][];
}

const samples: readonly Head[] = [
  { name: 'waiting', status: 'pending', tone: 'warn', states: ['done', 'done', 'now', 'next', 'next'] },
  { name: 'live', status: 'completed', tone: 'good', states: ['done', 'done', 'done', 'done', 'now'] },
  { name: 'trouble', status: 'failed', tone: 'bad', states: ['done', 'done', 'trouble', 'next', 'next'] },
  { name: 'ended', status: 'cancelled', tone: 'neutral', states: ['done', 'done', 'skipped', 'skipped', 'skipped'] },
];

/** The head of an object with its progress line, in the four ways it can stand. */
export function Heads() {
  const { groups, heads } = usePatternWords();
  return (
    <Group title={groups.heads}>
      {samples.map((sample) => (
        <Sample key={sample.name} name={heads[sample.name]}>
          <SampleHead {...sample} />
        </Sample>
      ))}
    </Group>
  );
}

function SampleHead({ name, status, tone, states }: Head) {
  const { title: tab, back, heads } = usePatternWords();
  const hours = name === 'live' ? lived : underWay;
  const steps = keys.map((key, index) => ({
    key,
    label: heads[key],
    state: states[index] ?? 'next',
    time: states[index] === 'skipped' ? undefined : <When at={inHours(hours[index] ?? 0)} plain />,
  }));
  return (
    <ObjectHeader
      kind={heads.kind}
      title={heads.title}
      tab={tab}
      text={heads.line}
      state={<StatusBadge status={status} />}
      tone={tone}
      back={{ to: '/', label: back }}
      progress={{ label: `${heads.progress}: ${heads[name]}`, steps }}
      actions={
        name === 'waiting' && (
          <>
            <Button>{heads.answer}</Button>
            <Button variant="default">{heads.cancel}</Button>
          </>
        )
      }
    >
      {name !== 'ended' && heads.sentence}
    </ObjectHeader>
  );
}
