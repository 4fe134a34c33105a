import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { peakDbfs } from '../../domain/audio/gain.ts';
import { type ExpectedSound, expectSound, judgeRendition } from '../../domain/audio/judge-rendition.ts';
import { gatedLevel } from '../../domain/audio/level.ts';
import { correctPlan, levelledBlocks, planRender, type RenderPlan } from '../../domain/audio/render-plan.ts';
import type { RenditionProfile } from '../../domain/audio/rendition-profile.ts';
import type {
  AudioCheckInput,
  AudioCheckResult,
  DeliveredLevel,
  RenditionFile,
  StoredRendition,
} from './audio.port.ts';
import { UnlikeSourceError } from './audio.port.ts';
import type { CheckerOptions, Decoded } from './checker.types.ts';
import { planEncode } from './ffmpeg-plan.ts';
import { hearRendition } from './hear-rendition.ts';
import { hashFile, measureRendition } from './measure-file.ts';

export interface RenderWork {
  input: AudioCheckInput;
  profile: RenditionProfile;
  decoded: Decoded;
  voicePath: string;
  options: CheckerOptions;
}

/**
 * Second run: renders all renditions at once, then measures them. One more render follows only where the result misses
 * the profile (mostly sounds that are all peaks); its files replace the first ones.
 * @throws Error when ffmpeg fails on our own intermediate file, `UnlikeSourceError` when a rendition does not match the
 * recording; nothing half-written stays behind.
 */
export async function renderVoice(work: RenderWork): Promise<Pick<AudioCheckResult, 'renditions' | 'delivered'>> {
  const { decoded, profile } = work;
  const pathOf = (fileName: string) => join(work.input.workFolder, fileName);
  const plan = planRender({ seconds: decoded.decode.seconds, mix: decoded.mix.mix, voice: decoded.voice, profile });
  try {
    let final = plan;
    let delivered = await render(plan, work, pathOf);
    const corrected = correctPlan(plan, { level: delivered.level, peakDbfs: delivered.peakDbfs }, profile);
    if (corrected) {
      final = corrected;
      delivered = await render(corrected, work, pathOf);
    }
    await judgeFiles(final, work, pathOf);
    return { renditions: await describeFiles(final, pathOf), delivered };
  } catch (error) {
    await Promise.all(plan.renditions.map((shape) => rm(pathOf(shape.fileName), { force: true })));
    throw error;
  }
}

async function render(
  plan: RenderPlan,
  work: RenderWork,
  pathOf: (fileName: string) => string,
): Promise<DeliveredLevel> {
  const { options, input, profile, decoded } = work;
  const run = planEncode(plan, {
    voice: work.voicePath,
    channels: decoded.source.channels,
    hasSoxr: options.engine.hasSoxr,
    pathOf,
  });
  const report = await options.run(run, {
    engine: options.engine,
    folder: input.workFolder,
    readOnly: null,
    timeoutMs: options.timeoutMs,
    signal: input.signal,
  });
  if (report.end !== 'done') throw new Error(`rendering failed (${report.end}): ${report.lines.slice(-3).join(' | ')}`);
  const reference = profile.renditions.find((shape) => shape.name === profile.referenceRendition);
  if (!reference) throw new Error(`profile ${profile.id} has no reference rendition`);
  const measured = await measureRendition(pathOf(reference.fileName), reference.sampleRateHz);
  const level = gatedLevel(levelledBlocks(measured, plan.method).power, plan.method);
  return {
    method: plan.method,
    level: level === null ? null : Math.round(level * 100) / 100,
    peakDbfs: Math.round(Math.max(-120, peakDbfs(measured.blockPeak)) * 100) / 100,
    gainDb: plan.gainDb,
    gainCapped: plan.gainCapped,
  };
}

/** Reads every written rendition back and compares it with the recording. @throws UnlikeSourceError */
async function judgeFiles(plan: RenderPlan, work: RenderWork, pathOf: (fileName: string) => string): Promise<void> {
  const { decode, activity, voice } = work.decoded;
  const expected: ExpectedSound = expectSound({ seconds: decode.seconds, source: activity, voice, plan });
  for (const shape of plan.renditions) {
    const fault = judgeRendition(expected, await hearRendition(pathOf(shape.fileName), shape, decode));
    if (fault) throw new UnlikeSourceError(shape.name, fault);
  }
}

/**
 * Renditions that were made before, compared with the recording of this work. Where they differ from the plan they are
 * rendered once more, because a corrected plan may have made them. One of a shape that no profile has is a fault.
 */
export async function judgeStored(work: RenderWork, stored: readonly StoredRendition[]): Promise<UnlikeSourceError[]> {
  const { decode, voice, mix } = work.decoded;
  const plan = planRender({ seconds: decode.seconds, mix: mix.mix, voice, profile: work.profile });
  const faults = await faultsOf(plan, work, stored);
  if (faults.length === 0) return faults;
  const corrected = await correctedPlan(plan, work);
  return corrected ? await faultsOf(corrected, work, stored) : faults;
}

/** The plan that the check of this recording used in the end; null where the first one was accepted. */
async function correctedPlan(plan: RenderPlan, work: RenderWork): Promise<RenderPlan | null> {
  const pathOf = (fileName: string) => join(work.input.workFolder, fileName);
  try {
    const { level, peakDbfs } = await render(plan, work, pathOf);
    return correctPlan(plan, { level, peakDbfs }, work.profile);
  } finally {
    await Promise.all(plan.renditions.map((shape) => rm(pathOf(shape.fileName), { force: true })));
  }
}

async function faultsOf(
  plan: RenderPlan,
  work: RenderWork,
  stored: readonly StoredRendition[],
): Promise<UnlikeSourceError[]> {
  const { decode, activity, voice } = work.decoded;
  const expected = expectSound({ seconds: decode.seconds, source: activity, voice, plan });
  const faults: UnlikeSourceError[] = [];
  for (const { name, path } of stored) {
    const shape = plan.renditions.find((each) => each.name === name);
    if (!shape) throw new Error(`the profile ${work.profile.id} has no rendition ${name}`);
    const fault = judgeRendition(expected, await hearRendition(path, shape, decode));
    if (fault) faults.push(new UnlikeSourceError(name, fault));
  }
  return faults;
}

function describeFiles(plan: RenderPlan, pathOf: (fileName: string) => string): Promise<RenditionFile[]> {
  return Promise.all(
    plan.renditions.map(async ({ name, fileName, contentType }) => {
      const path = pathOf(fileName);
      return { name, path, contentType, ...(await hashFile(path)) };
    }),
  );
}
