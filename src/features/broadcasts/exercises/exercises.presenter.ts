import type { ExerciseLineReply } from '../../../contract/exercise-broadcasts.contract.ts';
import type {
  ExerciseBroadcastReply,
  ExerciseReply,
  WholeExerciseReply,
} from '../../../contract/exercises.contract.ts';
import { sayBlocker } from '../../../contract/words/broadcasts.ts';
import type { Language } from '../../../deps.ts';
import type { Actor } from '../../../domain/access/actor.ts';
import { mustStop } from '../../../domain/broadcast/broadcast-notice.ts';
import {
  type BroadcastStep,
  broadcastLineStates,
  lineDispositions,
} from '../../../domain/broadcast/broadcast-state.ts';
import { broadcastStepsFor } from '../../../domain/broadcast/decide-broadcast.ts';
import { formatTaipei } from '../../../domain/calendar/taipei-time.ts';
import { isCertain, type Replayed } from '../../../domain/exercise/replay-evening.ts';
import { type ExerciseScore, scoreExercise } from '../../../domain/exercise/score-exercise.ts';
import type { RunningTime } from './exercise-time.ts';
import type { ExerciseRow } from './exercises.repository.ts';
import type { PractisedLine } from './imitated-lines.repository.ts';
import type { WholePractised } from './whole-practised.ts';

function instant(value: Date | null): string | null {
  return value && formatTaipei(value);
}

const secondsOf = (ms: number | null) => (ms === null ? null : Math.round(ms / 1000));

function presentScore({ notices, denials, ...score }: ExerciseScore): ExerciseReply['score'] {
  return {
    ...score,
    notices: notices.map(({ draftMs, approvalMs, ...notice }) => ({
      ...notice,
      draftSeconds: secondsOf(draftMs),
      approvalSeconds: secondsOf(approvalMs),
    })),
    denials: denials.map(({ takenBackMs, ...denial }) => ({ ...denial, takenBackSeconds: secondsOf(takenBackMs) })),
  };
}

/** Everybody who did something in it, each once, in the order in which they joined. */
function peopleIn(row: ExerciseRow, practised: readonly WholePractised[]): string[] {
  const acted = practised.flatMap(({ people, listeners }) => [...people, ...listeners]);
  const names = new Map([[row.startedBy, row.startedByName]]);
  for (const { userId, userName } of acted) if (!names.has(userId)) names.set(userId, userName);
  return [...names.values()];
}

export function presentExercise(
  row: ExerciseRow,
  { time, practised }: { time: RunningTime; practised: readonly WholePractised[] },
): ExerciseReply {
  const { evening, speed, now } = time;
  const broadcasts = practised.map(({ row: { createdAt, ...broadcast } }) => ({ ...broadcast, draftedAt: createdAt }));
  return {
    ...{ id: row.id, evening: row.evening, speed, startedBy: row.startedByName },
    startedAt: formatTaipei(row.startedAt),
    endsAt: formatTaipei(row.endsAt),
    endedAt: instant(time.over),
    people: peopleIn(row, practised),
    score: presentScore(scoreExercise({ evening, speed, broadcasts, now })),
  };
}

/** The announcement list of an exercise. */
export function presentList({ arrived, standing }: Replayed): Pick<WholeExerciseReply, 'arrived' | 'standing'> {
  return {
    arrived: arrived.map(({ at, items, ...notice }) => ({
      ...notice,
      at: formatTaipei(at),
      why: [...new Set(items.flatMap(({ why }) => why))],
    })),
    standing: standing.map((notice) => ({
      topic: notice.topic,
      ...{ county: notice.item.county ?? '', district: notice.item.district },
      ...{ state: notice.state.status, certain: isCertain(notice) },
      ...{ from: instant(notice.window?.from ?? null), until: instant(notice.window?.until ?? null) },
      sources: [...new Set(notice.sightings.map(({ source }) => source))],
    })),
  };
}

/** Steps of a real broadcast that an exercise has. */
const practised: ReadonlySet<BroadcastStep> = new Set([
  ...(['submit', 'approve', 'retry', 'stop', 'resume', 'counter', 'end', 'edit', 'cancel'] as const),
]);

/** Not offered while the notice is denied. */
const closesMore: ReadonlySet<BroadcastStep> = new Set(['retry', 'resume'] as const);

export function presentPractised(
  { row, people, state, states, dispositions, ...whole }: WholePractised,
  { actor, over }: { actor: Actor; over: Date | null },
): ExerciseBroadcastReply {
  const named = (part: 'author' | 'approver') => people.find((person) => person.part === part)?.userName ?? null;
  const offered = (step: BroadcastStep) => practised.has(step) && !(closesMore.has(step) && mustStop(state));
  const steps = over === null ? broadcastStepsFor(state, actor).filter(offered) : [];
  const byName = <Name extends string>(names: readonly Name[], counts: Partial<Record<Name, number>>) =>
    Object.fromEntries(names.map((name) => [name, counts[name] ?? 0])) as Record<Name, number>;
  return {
    ...{ id: row.id, exerciseId: row.exerciseId, exercise: true, status: state.status, topic: row.topic },
    area: row.county === null ? null : { county: row.county, district: row.district },
    ...{ from: formatTaipei(row.from), until: formatTaipei(row.until), reason: row.reason },
    ...{ author: named('author') ?? '', approver: named('approver') },
    draftedAt: formatTaipei(row.createdAt),
    deniedAt: instant(whole.deniedAt),
    ...{ sentAt: instant(row.sentAt), endedAt: instant(row.endedAt) },
    counts: { ...byName(lineDispositions, dispositions), ...byName(broadcastLineStates, states) },
    ...{ draftHash: row.draftHash, withoutOwnSound: whole.withoutOwn, soundSha256: whole.soundSha256 },
    heard: state.listeners.includes(actor.userId ?? ''),
    own: state.authors.includes(actor.userId ?? ''),
    phoneSystems: row.sentAt === null ? [] : systemsOf(whole.lines),
    actions: steps,
  };
}

function systemsOf(lines: WholePractised['lines']): ExerciseBroadcastReply['phoneSystems'] {
  const names = [...new Set(lines.filter(({ state }) => state !== null).map(({ phoneSystem }) => phoneSystem))];
  return names.map((name) => {
    const own = lines.filter(({ phoneSystem, state }) => phoneSystem === name && state !== null);
    const sum = (of: readonly string[]) =>
      own.reduce((total, each) => total + (of.includes(each.state ?? '') ? each.lines : 0), 0);
    return {
      ...{ name, lines: own.reduce((total, each) => total + each.lines, 0) },
      ...{ closed: sum(['applied']), failed: sum(['failed']) },
    };
  });
}

export function presentPractisedLine(line: PractisedLine, language: Language): ExerciseLineReply {
  return { ...line, why: line.blocker && sayBlocker(line.blocker, language) };
}
