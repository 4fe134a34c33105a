import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { findGuards, type GuardLevel, type GuardPrograms, guardCommand, guardLevels } from './ffmpeg-sandbox.ts';
import { findPrograms, runProgram } from './run-program.ts';

export type FfmpegDriver = 'configured' | 'ffmpeg-static' | 'path' | 'ffmpeg-installer';

export interface FfmpegEngine {
  driver: FfmpegDriver;
  path: string;
  version: string;
  hasSoxr: boolean;
  level: GuardLevel;
  warnings: string[];
}

export interface EngineOptions {
  /** FFMPEG_PATH; tried first. */
  ffmpegPath?: string | null;
  /** Refuses the old bundled build where nothing sandboxes it: for everything but a demonstration. */
  refusesUnguarded?: boolean;
  /** Only for tests: leaves out drivers and guard programs as if the machine had none. */
  without?: readonly (FfmpegDriver | keyof GuardPrograms)[];
}

const requireFrom = createRequire(import.meta.url);

function packagedPath(read: () => unknown): string | null {
  try {
    const path = read();
    return typeof path === 'string' && existsSync(path) ? path : null;
  } catch {
    return null;
  }
}

async function candidates(options: EngineOptions): Promise<{ driver: FfmpegDriver; path: string }[]> {
  const { ffmpeg } = await findPrograms(['ffmpeg']);
  const all: { driver: FfmpegDriver; path: string | null }[] = [
    { driver: 'configured', path: options.ffmpegPath ?? null },
    { driver: 'ffmpeg-static', path: packagedPath(() => requireFrom('ffmpeg-static')) },
    { driver: 'path', path: ffmpeg },
    { driver: 'ffmpeg-installer', path: packagedPath(() => requireFrom('@ffmpeg-installer/ffmpeg').path) },
  ];
  return all.flatMap(({ driver, path }) =>
    path !== null && !options.without?.includes(driver) ? [{ driver, path }] : [],
  );
}

async function startsAt(path: string, level: GuardLevel): Promise<{ level: GuardLevel; banner: string } | null> {
  const command = guardCommand(level, { ffmpeg: path, args: ['-version'], folder: null, readOnly: null });
  const output = await runProgram(command.file, command.args);
  return output.ok && output.stdout.startsWith('ffmpeg version') ? { level, banner: output.stdout } : null;
}

/**
 * The strongest level at which this ffmpeg starts: mostly the first; the others are tried in parallel, because each costs
 * a process start.
 */
async function probe(path: string, levels: GuardLevel[]): Promise<{ level: GuardLevel; banner: string } | null> {
  const [strongest, ...weaker] = levels as [GuardLevel, ...GuardLevel[]];
  const best = await startsAt(path, strongest);
  if (best) return best;
  const tried = await Promise.all(weaker.map((level) => startsAt(path, level)));
  return tried.find((found) => found !== null) ?? null;
}

const unguarded =
  "the only ffmpeg found is the bundled build of 2018, whose known holes strangers' files could use, and there is no sandbox for it: " +
  'install ffmpeg, name one in FFMPEG_PATH, or install bubblewrap (LINESHIFT_DEMO=1 starts all the same)';

function isUnguarded({ driver, level }: { driver: FfmpegDriver; level: GuardLevel }): boolean {
  return driver === 'ffmpeg-installer' && level.sandbox === 'none';
}

function warningsFor(engine: { driver: FfmpegDriver; level: GuardLevel }): string[] {
  const warnings: string[] = [];
  const { programs, sandbox } = engine.level;
  if (engine.driver === 'ffmpeg-installer')
    warnings.push('ffmpeg is the bundled build of 2018 with known holes: install ffmpeg or set FFMPEG_PATH');
  if (isUnguarded(engine))
    warnings.push('ffmpeg is not safe here: for demonstrations only, never with strangers’ files');
  if (sandbox === 'none') warnings.push('no sandbox for ffmpeg: install bubblewrap, or allow user name spaces');
  if (sandbox === 'unshare') warnings.push('ffmpeg has no network but can read files: install bubblewrap');
  if (!programs.setpriv) warnings.push('ffmpeg may outlive a crash of this process: setpriv (util-linux) is missing');
  if (!engine.level.limited) warnings.push('no system limits on ffmpeg: prlimit (util-linux) is missing');
  return warnings;
}

/**
 * Finds an ffmpeg that really starts: FFMPEG_PATH, then the `ffmpeg-static` package, then PATH, then the old build of
 * `@ffmpeg-installer/ffmpeg`; and the strongest sandbox that works with it here.
 * @throws Error when there is none, or only the old build without a sandbox where that is refused.
 */
export async function findEngine(options: EngineOptions = {}): Promise<FfmpegEngine> {
  const [found, guards] = await Promise.all([candidates(options), findGuards()]);
  for (const name of options.without ?? []) if (name in guards) guards[name as keyof GuardPrograms] = null;
  const ignored: string[] = [];
  for (const { driver, path } of found) {
    const works = await probe(path, guardLevels(guards));
    if (!works) {
      ignored.push(`${path} (${driver}) does not start as ffmpeg and is not used`);
      continue;
    }
    const version = /^ffmpeg version (\S+)/.exec(works.banner)?.[1] ?? 'unknown';
    const hasSoxr = works.banner.includes('--enable-libsoxr');
    const engine = { driver, path, version, hasSoxr, level: works.level };
    if (options.refusesUnguarded && isUnguarded(engine)) throw new Error([unguarded, ...ignored].join('; '));
    return { ...engine, warnings: [...ignored, ...warningsFor(engine)] };
  }
  throw new Error(['no ffmpeg found: install ffmpeg or set FFMPEG_PATH', ...ignored].join('; '));
}
