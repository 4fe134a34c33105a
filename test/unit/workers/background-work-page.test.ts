import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startAgainAfterSeconds } from '../../../src/features/maintenance/maintenance.repository.ts';
import { defaultTimings, maxStalledCount } from '../../../src/queue/queue-timings.ts';
import { projectRoot } from '../../../src/shared/project-root.ts';
import { taskContracts } from '../../../src/tasks/task-contracts.ts';
import { sweeps } from '../../../workers/sweeps.ts';

const page = readFileSync(join(projectRoot, 'docs/background-work.md'), 'utf8');

/** The cells of every table row whose first cell is a name in backticks, by that name. */
const rows = new Map(
  [...page.matchAll(/^\| `([a-z][\w-]+)` \|(.*)\|$/gm)].map(([, name = '', rest = '']) => [
    name,
    rest.split('|').map((cell) => cell.trim()),
  ]),
);

function spoken(ms: number): string {
  if (ms % 3_600_000 === 0) return `${ms / 3_600_000} h`;
  return ms % 60_000 === 0 ? `${ms / 60_000} min` : `${ms / 1_000} s`;
}

describe('docs/background-work.md', () => {
  it.each(taskContracts.map((contract) => [contract.name, contract] as const))(
    'has the numbers of %s',
    (name, contract) => {
      const { queue, attempts, backoffMs, timeLimitMs } = contract;
      expect(rows.get(name)).toEqual([queue, String(attempts), `${backoffMs / 1_000} s`, `${timeLimitMs / 1_000} s`]);
    },
  );

  it('names every sweep with its rest, and nothing else', () => {
    expect(sweeps.map(({ name, everyMs }) => [name, rows.get(name)?.at(-1), spoken(everyMs)])).toEqual(
      sweeps.map(({ name, everyMs }) => [name, spoken(everyMs), spoken(everyMs)]),
    );
    expect([...rows.keys()].sort()).toEqual([...taskContracts, ...sweeps].map(({ name }) => name).sort());
  });

  it('says how soon lost work starts again', () => {
    const again = sweeps.find(({ name }) => name === 'restart-checks')?.everyMs ?? 0;
    expect(page).toContain(`within ${startAgainAfterSeconds} to ${startAgainAfterSeconds + again / 1_000} s`);
    expect(page).toContain(`that have waited for ${startAgainAfterSeconds} s`);
    expect(page).toContain(`${defaultTimings.lockDuration / 1_000} s until its lock ends`);
    expect(page).toContain(`(every ${defaultTimings.stalledInterval / 1_000} s)`);
    expect(maxStalledCount).toBe(3);
    expect(page).toContain('killed over the same job four times');
  });
});
