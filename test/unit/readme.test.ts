import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { environmentShape } from '../../src/config/env.ts';
import { shippedFile } from '../../src/shared/project-root.ts';

/** One row a variable, in the order of the shape. */
function environmentTable(): string[] {
  return Object.entries(environmentShape.shape).map(([name, shape]) => {
    const value = shape.safeParse(undefined);
    const shown =
      value.success && value.data !== undefined
        ? `\`${typeof value.data === 'boolean' ? Number(value.data) : value.data}\``
        : '';
    return `| \`${name}\` | ${shown} | ${shape.description} |`;
  });
}

describe('the README', () => {
  it('lists every environment variable with its default and meaning', () => {
    const readme = readFileSync(shippedFile('README.md'), 'utf8');
    const rows = readme.split('\n').filter((row) => /^\| `[A-Z]/.test(row));
    expect(rows).toEqual(environmentTable());
  });

  it('shows pictures that are there', () => {
    const readme = readFileSync(shippedFile('README.md'), 'utf8');
    const pictures = [...readme.matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map(([, path = '']) => path);
    expect(pictures.length).toBeGreaterThanOrEqual(2);
    expect(pictures.filter((path) => !existsSync(shippedFile(...path.split('/'))))).toEqual([]);
  });
});
