import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { EngineOptions } from '../../src/connectors/audio/ffmpeg-engine.ts';
import { systemFfmpeg } from './audio-jobs.ts';

const requireFrom = createRequire(import.meta.url);

function packaged(read: () => unknown): boolean {
  try {
    return existsSync(String(read()));
  } catch {
    return false;
  }
}

const others = ['configured', 'ffmpeg-static', 'path', 'ffmpeg-installer'] as const;
const only = (driver: (typeof others)[number]): EngineOptions => ({
  without: others.filter((other) => other !== driver),
});
const configured = process.env.FFMPEG_PATH;

const known: [name: string, isHere: boolean, options: EngineOptions][] = [
  ['the ffmpeg of FFMPEG_PATH', Boolean(configured), { ...only('configured'), ffmpegPath: configured ?? null }],
  ["the machine's own ffmpeg", systemFfmpeg() !== null, only('path')],
  ['ffmpeg-static', packaged(() => requireFrom('ffmpeg-static')), only('ffmpeg-static')],
  [
    'the bundled ffmpeg of 2018',
    packaged(() => requireFrom('@ffmpeg-installer/ffmpeg').path),
    only('ffmpeg-installer'),
  ],
];

/** Every build of ffmpeg that this machine has, and how to get just that one. */
export const ffmpegBuilds = known.flatMap(([name, isHere, options]) => (isHere ? [{ name, options }] : []));
