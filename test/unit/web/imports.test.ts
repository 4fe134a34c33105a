import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shippedFile } from '../../../src/shared/project-root.ts';

const home = shippedFile('src', 'web');
const source = shippedFile('src');
const files = readdirSync(home, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name));

interface Import {
  file: string;
  /** The target of an import: a path below `src`, or a package's name. */
  to: string;
  typesOnly: boolean;
}

const imports: Import[] = files.flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/^(import|export)( type)?\s[^;]*?from '([^']+)';/gms)].map(
    ([, , type, from = '']) => ({
      file: relative(source, file),
      to: from.startsWith('.') ? relative(source, resolve(dirname(file), from)) : from,
      typesOnly: type !== undefined,
    }),
  ),
);

describe('the pages', () => {
  it('import from the server nothing but the contract and the domain', () => {
    expect(imports.length).toBeGreaterThan(200);
    const foreign = imports.filter(({ to }) => /^(\.\.|[a-z-]+\/[^@].*\.ts$|[a-z-]+\.ts$)/.test(to));
    expect(foreign.filter(({ to }) => !/^(web|contract|domain)\//.test(to))).toEqual([]);
  });

  it('carry no shapes of the contract into the browser: types only, and words', () => {
    const heavy = imports.filter(
      ({ to, typesOnly }) => !typesOnly && (to === 'zod' || /^contract\/(?!words\/)/.test(to)),
    );
    expect(heavy).toEqual([]);
  });

  it('leave other desks alone: a feature imports its own folder and the shared parts', () => {
    const between = imports.filter(({ file, to }) => {
      const [own, other] = [file, to].map((path) => /^web\/features\/([^/]+)\//.exec(path)?.[1]);
      return own !== undefined && other !== undefined && own !== other;
    });
    expect(between).toEqual([]);
  });
});
