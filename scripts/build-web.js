// Builds the pages into dist/web, when something they are made of is newer than the last build (`--force` builds anyway).
// Files keep their hashed names and old ones stay for a while, so that a page somebody has open still finds its parts.
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const target = 'dist/web';
const stamp = join(target, '.built');
const sources = [
  'src/web',
  'src/contract',
  'src/domain',
  'vite.config.ts',
  'package-lock.json',
  'scripts/build-web.js',
];
const keptDays = 14;

async function newest(path) {
  const info = await stat(path);
  if (!info.isDirectory()) return info.mtimeMs;
  const inside = await readdir(path);
  return Math.max(info.mtimeMs, ...(await Promise.all(inside.map((name) => newest(join(path, name))))));
}

async function isFresh() {
  if (!existsSync(stamp)) return false;
  const [built, ...changed] = await Promise.all([stat(stamp).then(({ mtimeMs }) => mtimeMs), ...sources.map(newest)]);
  return Math.max(...changed) < built;
}

async function compress(path) {
  const content = await readFile(path);
  const brotli = await promisify(brotliCompress)(content, {
    params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
  });
  await Promise.all([
    writeFile(`${path}.br`, brotli),
    promisify(gzip)(content, { level: 9 }).then((zipped) => writeFile(`${path}.gz`, zipped)),
  ]);
}

async function filesBelow(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

async function dropOld(now) {
  for (const path of existsSync(join(target, 'assets')) ? await filesBelow(join(target, 'assets')) : []) {
    if (now - (await stat(path)).mtimeMs > keptDays * 86_400_000) await rm(path);
  }
}

async function build() {
  const startedAt = Date.now();
  // Whoever starts it: a test run's own value would build React for development.
  process.env.NODE_ENV = 'production';
  const { build: bundle } = await import('vite');
  // A folder of its own: two builds at once do not meet, and nobody sees half a build.
  const made = `dist/web-${process.pid}`;
  await bundle({ build: { outDir: `../../${made}` }, logLevel: 'warn' });
  const files = await filesBelow(made);
  await Promise.all(files.filter((path) => /\.(js|css|svg)$/.test(path)).map(compress));
  await mkdir(target, { recursive: true });
  await dropOld(startedAt);
  // One by one, whole or not at all, and what is there stays: a running server may be sending it.
  for (const file of files.flatMap((path) => [path, `${path}.br`, `${path}.gz`]).filter(existsSync)) {
    const place = join(target, relative(made, file));
    if (basename(file) === 'index.html' || (file.includes('assets') && existsSync(place))) continue;
    await mkdir(dirname(place), { recursive: true });
    await rename(file, place);
  }
  await rename(join(made, 'index.html'), join(target, 'index.html'));
  await rm(made, { recursive: true, force: true });
  await writeFile(stamp, '');
  // What changed while it was being built counts as newer.
  await utimes(stamp, new Date(startedAt), new Date(startedAt));
}

if (process.argv.includes('--force') || !(await isFresh())) await build();
