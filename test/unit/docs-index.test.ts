import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, extname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot, shippedFile } from '../../src/shared/project-root.ts';

const notOurs = new Set(['node_modules', 'dist', 'data', 'reports', 'meta', '.git']);

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return notOurs.has(entry.name) ? [] : filesBelow(join(folder, entry.name));
    return [join(folder, entry.name)];
  });
}

const files = filesBelow(projectRoot);
const pages = files.filter((file) => extname(file) === '.md');
const sources = files.filter((file) => /\.(ts|tsx|js|sql|css|yaml)$/.test(file));

function pagesIn(...folder: string[]): string[] {
  return readdirSync(shippedFile(...folder)).filter((name) => name.endsWith('.md') && name !== 'README.md');
}

function withoutCode(markdown: string): string {
  return markdown.replace(/^(```|~~~)[\s\S]*?^\1/gm, '').replace(/^ {4}.*$/gm, '');
}

/** The anchors of a page's headings, as GitHub makes them. */
function anchorsOf(page: string): Set<string> {
  const anchors = new Set<string>();
  for (const [, heading = ''] of withoutCode(readFileSync(page, 'utf8')).matchAll(/^#+ +(.+)$/gm)) {
    const slug = heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-');
    let anchor = slug;
    for (let count = 1; anchors.has(anchor); count += 1) anchor = `${slug}-${count}`;
    anchors.add(anchor);
  }
  return anchors;
}

/** The fault of an address in a file (the file or the heading does not exist), or nothing. */
function faultOf(from: string, address: string, bases: string[]): string[] {
  const [path = '', anchor] = address.split('#');
  const target = path === '' ? from : bases.map((base) => resolve(base, path)).find(existsSync);
  const isThere = target !== undefined && (anchor === undefined || anchorsOf(target).has(anchor));
  return isThere ? [] : [`${relative(projectRoot, from)}: ${address}`];
}

/** Addresses of a page's links to files of this repository, with their anchors. */
function linksOf(page: string): string[] {
  const links = [...withoutCode(readFileSync(page, 'utf8')).matchAll(/\]\(([^)\s]+)\)/g)];
  return links.map(([, address = '']) => address).filter((address) => !/^[a-z]+:/.test(address));
}

/** Pages that a text names without linking them: `docs/audio.md`, `docs/rules.md#deadlines`. */
function citationsIn(file: string): string[] {
  const text = readFileSync(file, 'utf8').replace(/\bhttps?:\S+/g, '');
  return [...text.matchAll(/[\w./-]+\.md\b(?:#[\p{L}\p{N}_-]+)?/gu)].map(([address]) => address);
}

/** Paths of this repository that a page names in backticks; patterns and placeholders are left out. */
function pathsIn(page: string): string[] {
  const named = readFileSync(page, 'utf8').matchAll(
    /`((?:src|workers|test|docs|drizzle|fixtures|scripts|vendor)\/[^`\s#]+)(?:#[^`\s]*)?`/g,
  );
  return [...named].map(([, path = '']) => path).filter((path) => !/[*<>{}]/.test(path));
}

describe('the documentation', () => {
  it.each([[['docs']], [['docs', 'decisions']]])('has every page in its index: %s', (folder) => {
    const links = linksOf(shippedFile(...folder, 'README.md'));
    expect(pagesIn(...folder).length).toBeGreaterThan(5);
    expect(pagesIn(...folder).filter((name) => !links.includes(name))).toEqual([]);
  });

  it('links to files and headings that are there', () => {
    expect(pages.length).toBeGreaterThan(20);
    expect(pages.flatMap((page) => linksOf(page).flatMap((link) => faultOf(page, link, [dirname(page)])))).toEqual([]);
  });

  it('is cited only where it is: no comment names a page or a heading that is not in the repository', () => {
    const own = [...sources, ...pages].filter((file) => file !== import.meta.filename);
    const cited = own.flatMap((file) => citationsIn(file).map((address) => ({ file, address })));
    expect(cited.length).toBeGreaterThan(50);
    const faults = cited.flatMap(({ file, address }) => faultOf(file, address, [projectRoot, dirname(file)]));
    expect(faults).toEqual([]);
  });

  it('names only files and folders that are there', () => {
    const named = pages.flatMap((page) => pathsIn(page).map((path) => ({ page, path })));
    expect(named.length).toBeGreaterThan(70);
    const absent = named.filter(({ path }) => !existsSync(join(projectRoot, path)));
    expect(absent.map(({ page, path }) => `${relative(projectRoot, page)}: ${path}`)).toEqual([]);
  });
});
