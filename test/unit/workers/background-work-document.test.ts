import { expect, it } from 'vitest';
import { shippedFile } from '../../../src/shared/project-root.ts';
import { taskContracts } from '../../../src/tasks/task-contracts.ts';
import { sweeps } from '../../../workers/sweeps.ts';
import { backgroundWorkDocument } from './background-work-document.ts';

it('prints docs/background-work.md exactly as contracts and sweeps say', async () => {
  await expect(backgroundWorkDocument()).toMatchFileSnapshot(shippedFile('docs/background-work.md'));
});

it('says of every task and sweep what it does: a phrase for a table, beginning with a verb', () => {
  const purposes = [...taskContracts, ...sweeps].map(({ purpose }) => purpose);
  expect(purposes.length).toBeGreaterThan(10);
  expect(purposes.filter((purpose) => !/^[a-z]+s [^|\n]+[^.|\n]$/.test(purpose))).toEqual([]);
});
