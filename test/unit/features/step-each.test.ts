import { expect, it } from 'vitest';
import type { Deps } from '../../../src/deps.ts';
import { stepEach } from '../../../src/features/change-requests/moving/step-each.ts';
import { conflict } from '../../../src/shared/app-error.ts';

function databaseThat(answers: (Error | null)[]) {
  let asked = 0;
  const transaction = async () => {
    const answer = answers[asked];
    asked += 1;
    if (answer) throw answer;
  };
  return { deps: { database: { transaction } } as unknown as Deps, asked: () => asked };
}

it('skips what has moved on', async () => {
  const { deps } = databaseThat([null, conflict('illegal_transition'), null]);
  expect(await stepEach(deps, ['a', 'b', 'c'], { action: 'switch' })).toBe(2);
});

it('lets a stuck one block no other, and reports it at the end, so that the sweep backs off', async () => {
  const stuck = new Error('stuck');
  const { deps, asked } = databaseThat([stuck, null, null]);
  const fault = await stepEach(deps, ['a', 'b', 'c'], { action: 'switch' }).catch((error: unknown) => error);
  expect(fault).toBeInstanceOf(AggregateError);
  expect((fault as AggregateError).errors).toEqual([stuck]);
  expect(asked()).toBe(3);
});
