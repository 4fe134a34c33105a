import { defaultTimings, maxStalledCount } from '../../../src/queue/queue-timings.ts';
import { startAgainAfterSeconds } from '../../../src/tasks/start-again.ts';
import { queueNames } from '../../../src/tasks/task-contract.ts';
import { taskContracts } from '../../../src/tasks/task-contracts.ts';
import type { Sweep } from '../../../workers/sweep.ts';
import { sweeps } from '../../../workers/sweeps.ts';

function spoken(ms: number): string {
  if (ms % 3_600_000 === 0) return `${ms / 3_600_000} h`;
  return ms % 60_000 === 0 ? `${ms / 60_000} min` : `${ms / 1_000} s`;
}

function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function taskRows(): string[][] {
  return taskContracts.map(({ name, purpose, queue, attempts, backoffMs, timeLimitMs, priority }) => [
    `\`${name}\``,
    purpose,
    queue,
    String(attempts),
    spoken(backoffMs),
    spoken(timeLimitMs),
    String(priority),
  ]);
}

function restOf({ everyMs, nextAt }: Sweep): string {
  return nextAt ? `${spoken(everyMs)}, and at the very instant` : spoken(everyMs);
}

function restartWindow(): string {
  const { everyMs } = sweeps.find(({ name }) => name === 'restart-checks') as Sweep;
  return `${startAgainAfterSeconds} to ${startAgainAfterSeconds + everyMs / 1_000} s`;
}

/** docs/background-work.md, whole: its tables are the contracts of tasks and the list of sweeps. */
export function backgroundWorkDocument(): string {
  const { lockDuration, stalledInterval } = defaultTimings;
  return `# Background work

This page is printed from the contracts (\`src/tasks\`), the sweeps (\`workers/sweeps.ts\`) and the timings (\`src/queue/queue-timings.ts\`); a
unit test compares them. After a change run \`npx vitest run --project unit test/unit/workers -u\`; the text around the tables stands in
\`test/unit/workers/background-work-document.ts\`.

Workers do what a request cannot wait for: they check a recording, bring a change to a phone system, send a mail. One rule holds for all
of it: **the row is the truth, the task is a nudge.** A task carries ids only, reads its row again, and does nothing when the row has
moved on. Losing the whole queue loses no work. (A *job* is a technician's; what a worker runs is a *task*.)

## From a request to a worker

    request ── one transaction ──▶ row + audit row + outbox row
                                                │ commit, then a wake-up
                                                ▼
                              outbox relay (one at a time in the installation)
                               │ 1. adds the tasks          │ 2. numbers the rows, tells the live streams
                               ▼                            ▼
                      queue (PostgreSQL or Redis)      /api/v1/events of every API process
                               │
                               ▼
                  worker: parse, limit, time, run ──▶ row again, one transaction

The relay adds tasks *before* the commit that marks their rows as published. If it is killed in between, it adds them again; a task's id is
made from its payload, so adding one that is still queued changes nothing. A row's number is its id in the live stream. Relays take turns, so a
number never appears before a lower one.

| what goes wrong | what happens |
| --- | --- |
| a worker is killed | another takes its task over: ${lockDuration / 1_000} s until its lock ends, then at the next or second check (every ${stalledInterval / 1_000} s) |
| workers are killed ${maxStalledCount + 1} times over the same task | the task is parked: it is probably the cause |
| a run fails | again after a pause that doubles; after the last attempt the task is parked |
| a payload does not fit its contract | parked at once |
| a run passes its time limit | its signal is aborted; a run that ignores it is abandoned 5 s later |
| the queue is emptied | sweeps start again what is unfinished, within ${restartWindow()} (messages: 5 min) |
| the queue is unreachable | requests and live events go on; tasks wait in the outbox; the relay tries again after 0.5 s to 30 s |
| the relay's process is killed | the next one carries on; each \`work\` or \`all\` process has one |
| a wake-up is lost | the relay looks by itself every second |
| \`SIGTERM\` | no new tasks; running ones have \`LINESHIFT_SHUTDOWN_SECONDS\` to finish; the rest is aborted and put back, without counting an attempt |

A **parked** task keeps its id for 15 minutes. No sweep starts it again before that, so a task that kills its worker cannot keep an
installation busy. A new request (Apply pressed again) replaces it at once. Parked tasks are counted as \`failed\` in
\`lineshift_queue_jobs\` of \`/metrics\`; each has an error line in the log with its task, id and reason.

## Tasks

${tableOf(['task', 'what it does', 'queue', 'attempts', 'first pause', 'time limit', 'priority'], taskRows())}

The pause doubles with each attempt. A lower priority number runs first. Queues: ${queueNames.map((name) => `\`${name}\``).join(', ')}; each has a worker of its
own in each process that works.

To add a task: a contract in \`src/tasks\`, its name in \`task-contracts.ts\`, a use case in a feature, and a file in \`workers/processors\` named in
\`all.ts\`. A process whose tasks and handlers do not match does not start.

## Fair order of checks

A check's priority is its rank among its customer's unfinished ones (2 is the first; 1 is reserved for urgent work; ranks over 1,000 share one),
so a new check waits behind one check of each other customer, not behind whole backlogs. Each minute of waiting halves the rank:
the sweep that starts checks again moves the 100 oldest forward, so that many small customers do not starve a large one.

A process runs at most as many checks of one customer at the same time as it has cores (2 to 4), and has one place more, so that one customer's
slow files never occupy them all. A check over that limit is delayed by a quarter of a second each time, at most 30 s, and the attempt does not count.

## Sweeps

Sweeps are timers inside each working process, so losing the queue does not stop them. Of several processes only one runs a given sweep at a
time. Each run is bounded and can be repeated without harm.

${tableOf(
  ['sweep', 'what it does', 'every'],
  sweeps.map((sweep) => [`\`${sweep.name}\``, sweep.purpose, restOf(sweep)]),
)}

## PostgreSQL or Redis

Without \`REDIS_URL\` the queue lives in the schema \`bullmq\` of the database: one server less, a few hundred tasks a second, at most ten
connections a process. Redis carries several thousand a second. Redis must run with \`maxmemory-policy noeviction\` (Lineshift
refuses to start otherwise) and should keep an append-only file, although nothing depends on it. To change over, set or unset
\`REDIS_URL\` and restart: the sweeps start again within half a minute what was queued in the old one, and each is done once. Where \`serve\` and \`work\` run as separate processes, run \`migrate\` first with
\`REDIS_URL\` unset: it creates the queue's schema, which \`npm start\` does by itself.
`;
}
