import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shippedFile } from '../../src/shared/project-root.ts';

function pagesIn(...folder: string[]): string[] {
  return readdirSync(shippedFile(...folder)).filter((name) => name.endsWith('.md') && name !== 'README.md');
}

/** Addresses of a page's links to files of this repository. */
function linksOf(page: string): string[] {
  const links = [...readFileSync(page, 'utf8').matchAll(/\]\(([^)#\s]+)(#[^)]*)?\)/g)].map(
    ([, address]) => address ?? '',
  );
  return links.filter((address) => !/^[a-z]+:/.test(address));
}

describe('the documentation', () => {
  it.each([[['docs']], [['docs', 'decisions']]])('has every page in its index: %s', (folder) => {
    const links = linksOf(shippedFile(...folder, 'README.md'));
    expect(pagesIn(...folder).length).toBeGreaterThan(5);
    expect(pagesIn(...folder).filter((name) => !links.includes(name))).toEqual([]);
  });

  it('links to files that are there', () => {
    const pages = [
      shippedFile('README.md'),
      shippedFile('CONTRIBUTING.md'),
      ...[['docs'], ['docs', 'decisions']].flatMap((folder) =>
        [...pagesIn(...folder), 'README.md'].map((name) => shippedFile(...folder, name)),
      ),
    ];
    const broken = pages.flatMap((page) =>
      linksOf(page)
        .filter((address) => !existsSync(resolve(dirname(page), address)))
        .map((address) => `${page}: ${address}`),
    );
    expect(broken).toEqual([]);
  });
});
