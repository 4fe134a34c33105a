import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { shippedFile } from '../../../src/shared/project-root.ts';

const script = shippedFile('scripts', 'check-subjects.js');
const hasGit = spawnSync('git', ['--version']).status === 0;
if (!hasGit) console.warn('check-subjects: skipped, git is not on PATH');

/** Without this machine's git settings, and without the variables of a git hook that runs the tests. */
const environment = {
  PATH: process.env.PATH,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Author',
  GIT_AUTHOR_EMAIL: 'author@example.test',
  GIT_COMMITTER_NAME: 'Author',
  GIT_COMMITTER_EMAIL: 'author@example.test',
};

let folder: string;
let clone: string;

function git(cwd: string, ...options: string[]): void {
  execFileSync('git', options, { cwd, env: environment, stdio: 'ignore' });
}

function commit(...subjects: string[]): void {
  for (const subject of subjects) git(clone, 'commit', '--allow-empty', '-m', subject);
}

function check(cwd = clone): { status: number | null; text: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script], { cwd, env: environment, encoding: 'utf8' });
  return { status, text: stdout + stderr };
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'subjects-'));
  clone = join(folder, 'clone');
  if (!hasGit) return;
  const origin = join(folder, 'origin');
  git(folder, 'init', '--initial-branch=main', origin);
  git(origin, 'commit', '--allow-empty', '-m', 'An older subject; nobody looks at it any more');
  git(folder, 'clone', origin, clone);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe.skipIf(!hasGit)('the check of commit subjects', () => {
  it('passes what is written in the conventional form', () => {
    commit('fix(web): a file that changed while it was sent says so', `feat!: ${'臺'.repeat(65)}`, 'docs: x');
    expect(check()).toEqual({ status: 0, text: '' });
  });

  it.each([
    [`fix: ${'x'.repeat(68)}`, '73 characters, at most 72'],
    ['Mend the clock', 'not of the form'],
    ['fix(Web): the clock is right', 'not of the form'],
    ['fix: the clock is right; so is the calendar', 'a semicolon'],
  ])('refuses «%s»', (subject, fault) => {
    commit(subject, 'docs: a right one after it');
    const { status, text } = check();
    expect(status).toBe(1);
    expect(text).toContain(subject);
    expect(text).toContain(fault);
    expect(text).not.toContain('a right one');
  });

  it('looks only at what the upstream branch does not have', () => {
    expect(check()).toEqual({ status: 0, text: 'subjects: no commit that @{upstream} does not have\n' });
  });

  it('compares a branch without an upstream with origin/main', () => {
    git(clone, 'checkout', '--no-track', '-b', 'side');
    commit('no form at all');
    expect(check().status).toBe(1);
  });

  it('passes and says so where there is nothing to compare with', () => {
    commit('no form at all');
    git(clone, 'remote', 'remove', 'origin');
    const nothing = { status: 0, text: 'subjects: no upstream branch to compare with\n' };
    expect(check()).toEqual(nothing);
    expect(check(folder)).toEqual(nothing);
  });
});
