import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../../src/shared/project-root.ts';
import { houseRules, rooms } from './import-rules.ts';

/** With fewer modules than this the check has seen nothing, and a pass would mean nothing. */
const leastModules = 700;

function sources(folder: string): string[] {
  return readdirSync(join(projectRoot, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

function filesWith(pattern: RegExp, except: RegExp): string[] {
  return ['src', 'workers']
    .flatMap(sources)
    .map((path) => path.slice(projectRoot.length + 1))
    .filter((path) => !except.test(path))
    .filter((path) => pattern.test(withoutComments(readFileSync(join(projectRoot, path), 'utf8'))));
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
}

describe('the house', () => {
  it('keeps its walls: every import is one that the rooms allow', { timeout: 60_000 }, async () => {
    const { output } = await cruise(
      ['src', 'workers'],
      {
        baseDir: projectRoot,
        ruleSet: houseRules,
        validate: true,
        tsPreCompilationDeps: true,
        doNotFollow: { path: 'node_modules' },
      },
      {
        extensions: ['.ts', '.tsx', '.js', '.json'],
        conditionNames: ['import', 'node', 'default', 'types'],
        exportsFields: ['exports'],
      },
    );
    const { modules, summary } = output as ICruiseResult;
    const own = modules.filter(({ source }) => /^(src|workers)\//.test(source));
    expect(own.length).toBeGreaterThanOrEqual(leastModules);
    expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
  });

  it('has rules for every room', () => {
    const paths = readdirSync(join(projectRoot, 'src'), { withFileTypes: true })
      .map((entry) => (entry.isDirectory() ? `src/${entry.name}/any.ts` : `src/${entry.name}`))
      .filter((path) => !/^src\/connectors\//.test(path));
    expect(paths.filter((path) => !rooms.some(({ from }) => new RegExp(from).test(path)))).toEqual([]);
  });

  it('speaks SQL in the database room and in repositories only', () => {
    expect(filesWith(/\bsql(<[^`;]*>)?`/, /^src\/db\/|\.repository\.ts$/)).toEqual([]);
  });

  it('reads the environment in one file only', () => {
    expect(filesWith(/process\.env/, /^src\/config\/env\.ts$/)).toEqual([]);
  });

  it('asks the clock in one file only', () => {
    expect(filesWith(/new Date\(\)/, /^src\/shared\/(clock|ids)\.ts$/)).toEqual([]);
  });

  it('asks phone systems in one room only', () => {
    expect(
      filesWith(/\.withConnector\(|ConnectorFactory\b/, /^src\/(reconcile|connectors)\/|^src\/container\.ts$/),
    ).toEqual([]);
  });

  it('has no file over 250 lines, but lists of words', () => {
    const long = ['src', 'workers']
      .flatMap(sources)
      .filter((path) => !/words\.(en|zh-tw)\.ts$/.test(path))
      .map((path) => ({ path, lines: readFileSync(path, 'utf8').split('\n').length }))
      .filter(({ lines }) => lines > 251);
    expect(long).toEqual([]);
  });
});
