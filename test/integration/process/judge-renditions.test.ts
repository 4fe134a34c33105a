import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { endPrograms, processesNaming, startProgram } from '../../support/process.ts';
import { filesBelow } from '../../support/process-proof.ts';
import { readCredentials, Story, voice } from '../../support/process-story.ts';
import { makeServerFolder } from '../../support/temporary-folder.ts';

let dataFolder: string;

beforeEach(() => {
  dataFolder = makeServerFolder('judged');
});
afterEach(async () => {
  await endPrograms();
  rmSync(dataFolder, { recursive: true, force: true });
});

/** The command as it is built, and what it printed last on a line of its own. */
async function judge() {
  const program = await startProgram({ command: 'judge-renditions', dataFolder });
  const { code } = await program.exited;
  const output = program.output();
  const [, result = '{}'] = /^(\{"judged".*\})$/m.exec(output) ?? [];
  return { code, output, result: JSON.parse(result) as { judged?: number; total?: number; faults?: number } };
}

it('the built command judges every stored rendition once the server is stopped, and names a ruined one', async () => {
  const server = await startProgram({ dataFolder });
  await server.ready();
  const { owner } = new Story(readCredentials(dataFolder), server.baseUrl);
  const { promptId } = await owner.upload(voice(3));
  await owner.until(`/prompts/${promptId}`, ({ status }) => status === 'ready');

  // One process at a time has the embedded database.
  expect((await judge()).output).toContain('in use by another Lineshift process');
  await server.end('SIGTERM');
  const stopped = await judge();
  expect(stopped, stopped.output).toMatchObject({ code: 0, result: { faults: 0 } });
  const { total = 0 } = stopped.result;
  expect(total).toBeGreaterThan(1);
  expect(stopped.result.judged).toBe(total);
  expect(stopped.output).toContain(`${total} of ${total}`);

  const file = filesBelow(dataFolder).find((name) => name.endsWith(`renditions/${promptId}/ulaw8k`));
  const path = join(dataFolder, file ?? '');
  const whole = readFileSync(path);
  writeFileSync(path, Buffer.alloc(statSync(path).size, 0xff));
  const ruined = await judge();
  expect(ruined, ruined.output).toMatchObject({ code: 1, result: { judged: total, faults: 1 } });
  expect(ruined.output).toMatch(new RegExp(`${promptId} ulaw8k: `));

  writeFileSync(path, whole);
  expect((await judge()).result).toMatchObject({ faults: 0 });
  expect(processesNaming(dataFolder)).toEqual([]);
}, 180_000);
