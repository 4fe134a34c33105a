import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { shippedFile } from '../../src/shared/project-root.ts';

interface Rule {
  rule: string;
  keptBy: string;
  provedBy: string;
}

function rules(): Rule[] {
  const page = readFileSync(shippedFile('docs/service-guide.md'), 'utf8');
  return [...page.matchAll(/^\| (?!rule |---)(.+?) \| (.*?) \|(.*?)\|$/gm)].map(
    ([, rule = '', keptBy = '', provedBy = '']) => ({
      rule,
      keptBy,
      provedBy: provedBy.trim(),
    }),
  );
}

/** Paths in backticks that name files of the repository. */
function pathsIn(text: string): string[] {
  return [...text.matchAll(/`((?:src|test)\/[^`]+)`/g)].map(([, path = '']) => path);
}

describe('the page of the service guide', () => {
  it('names a test for every rule that is not marked as later', () => {
    expect(rules().length).toBeGreaterThan(25);
    const unproved = rules().filter(
      ({ keptBy, provedBy }) => !keptBy.includes('**later**') && pathsIn(provedBy).length === 0,
    );
    expect(unproved).toEqual([]);
  });

  it('names files that exist', () => {
    const named = rules().flatMap(({ keptBy, provedBy }) => pathsIn(keptBy + provedBy));
    expect(named.length).toBeGreaterThan(25);
    expect(named.filter((path) => !existsSync(shippedFile(path)))).toEqual([]);
  });
});
