import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot, shippedFile } from '../../../src/shared/project-root.ts';
import { endPrograms, processesNaming, type RunningProgram, startProgram } from '../../support/process.ts';
import { readCredentials, Story } from '../../support/process-story.ts';
import { makeServerFolder } from '../../support/temporary-folder.ts';

const run = promisify(execFile);
const missing = ['bash', 'curl', 'npm'].filter((name) => spawnSync(name, ['--version']).error);
if (missing.length > 0) console.warn(`the README's steps are not walked here: ${missing.join(', ')} is missing`);

/** The longest shell block of the README: the story by hand. */
function stepsByHand(): string {
  const readme = readFileSync(shippedFile('README.md'), 'utf8');
  const blocks = [...readme.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block = '']) => block);
  return blocks.find((block) => block.includes('/change-requests')) ?? '';
}

describe.skipIf(missing.length > 0)('the README, step by step', () => {
  let dataFolder: string;
  let place: string;
  let program: RunningProgram;
  let story: Story;

  beforeAll(async () => {
    dataFolder = makeServerFolder('readme');
    // The steps name `data` and `fixtures`, as somebody who stands in the project does.
    place = mkdtempSync(join(tmpdir(), 'lineshift-readme-'));
    symlinkSync(dataFolder, join(place, 'data'));
    symlinkSync(shippedFile('fixtures'), join(place, 'fixtures'));
    program = await startProgram({ dataFolder, byNpm: true });
    await program.ready();
    story = new Story(readCredentials(dataFolder), program.baseUrl);
  });

  afterAll(async () => {
    await endPrograms();
    for (const folder of [dataFolder, place]) rmSync(folder, { recursive: true, force: true });
  });

  /** Walks the steps and returns what the customer's newest request has become. */
  async function walk() {
    const before = await changeRequestIds();
    const { stdout, stderr } = await run('bash', ['-euo', 'pipefail', '-c', stepsByHand()], { cwd: place });
    const filed = (await changeRequestIds()).filter((id) => !before.includes(id));
    expect(filed, `${stdout}${stderr}`).toHaveLength(1);
    expect(stdout).not.toContain('/problems/');
    expect(stdout).toContain('"custom:try-');
    return await story.owner.get(`/change-requests/${filed[0]}`);
  }

  async function changeRequestIds(): Promise<string[]> {
    const { items } = await story.owner.get('/change-requests?limit=200');
    return items.map(({ id }: { id: string }) => id);
  }

  it('files, applies and proves a change by hand: before the demo, after it, and beside work that is left lying', async () => {
    expect(await walk()).toMatchObject({ status: 'completed', slot: expect.stringMatching(/^custom:try-/) });

    const demo = await run('npm', ['run', 'demo'], {
      cwd: projectRoot,
      env: { PATH: process.env.PATH, LINESHIFT_DATA_DIR: dataFolder },
    });
    expect(demo.stdout).toContain('Live and verified');
    expect(demo.stdout).toContain('168 lines open again and read back');
    expect(demo.stdout).toContain('accepts version 2: accepted');
    expect(await walk()).toMatchObject({ status: 'completed' });

    const [line] = await story.lines();
    const left = await story.file(line?.id ?? '', 'greeting');
    await story.take(left);
    expect(await walk()).toMatchObject({ status: 'completed' });
  }, 180_000);

  it('stops on SIGTERM to npm, and nothing is left running', async () => {
    await program.end('SIGTERM');
    await expect.poll(() => processesNaming(dataFolder)).toEqual([]);
    await expect(fetch(`${program.baseUrl}/healthz`)).rejects.toThrow();
  });
});
