import { endAbandonedSandboxes } from './abandoned-sandboxes.ts';
import type { AudioProcessor } from './audio.port.ts';
import { createEngineChecker, createEngineJudge } from './check-audio.ts';
import type { CheckerOptions } from './checker.types.ts';
import { type EngineOptions, type FfmpegEngine, findEngine } from './ffmpeg-engine.ts';
import { runFfmpeg } from './ffmpeg-runner.ts';
import { createSniffer } from './sniff/sniff-client.ts';

export interface FfmpegAudioOptions extends EngineOptions {
  /** Found before, for everything of the process that needs it; else it is looked for. */
  engine?: FfmpegEngine;
  /** Loudness of the result, LUFS, -22 to -17; the profile's own when absent. */
  targetLevel?: number;
  /** Longest wall time of one ffmpeg run; its processor time is limited to 30 s where the system can. */
  timeoutMs?: number;
  /** Only for tests: runs a plan instead of ffmpeg's own runner. */
  run?: typeof runFfmpeg;
  /** Longest time one file may keep the sniffing thread busy. */
  sniffLimitMs?: number;
}

/**
 * The audio processor on ffmpeg. Probes the machine at start (some 100 ms), then works file by file.
 * @throws Error when no ffmpeg starts at all.
 */
export async function createFfmpegAudio(options: FfmpegAudioOptions = {}): Promise<AudioProcessor> {
  endAbandonedSandboxes();
  // Halves whose outer process was still dying at the first look have no living parent by then.
  const secondLook = setTimeout(endAbandonedSandboxes, 2_000).unref();
  const engine = options.engine ?? (await findEngine(options));
  const sniffer = createSniffer({ timeLimitMs: options.sniffLimitMs ?? 5_000 });
  const work: CheckerOptions = {
    engine,
    sniffer,
    targetLevel: options.targetLevel,
    timeoutMs: options.timeoutMs ?? 120_000,
    run: options.run ?? runFfmpeg,
  };
  return {
    describe: () => ({
      driver: `ffmpeg:${engine.driver}`,
      version: engine.version,
      sandbox: engine.level.sandbox,
      warnings: engine.warnings,
    }),
    check: createEngineChecker(work),
    judge: createEngineJudge(work),
    close: () => {
      clearTimeout(secondLook);
      return sniffer.close();
    },
  };
}
