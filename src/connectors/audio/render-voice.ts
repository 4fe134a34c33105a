import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { peakDbfs } from '../../domain/audio/gain.ts';
import { type ExpectedSound, expectSound, judgeRendition } from '../../domain/audio/judge-rendition.ts';
import { gatedLevel } from '../../domain/audio/level.ts';
import { correctPlan, levelledBlocks, planRender, type RenderPlan } from '../../domain/audio/render-plan.ts';
import type { RenditionProfile, RenditionShape } from '../../domain/audio/rendition-profile.ts';
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
import { writerOf } from './follow-file.ts';
import { type HeardRendition, hearRendition } from './hear-rendition.ts';
import { measureRendition, sumFile, wavHeadBytes } from './measure-file.ts';

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
    let made = await render(plan, work, pathOf);
    const corrected = correctPlan(plan, made.delivered, profile);
    if (corrected) {
      final = corrected;
      made = await render(corrected, work, pathOf);
    }
    const expected = expectSound({
      seconds: decoded.decode.seconds,
      source: decoded.activity,
      voice: decoded.voice,
      plan: final,
    });
    const renditions: RenditionFile[] = [];
    for (const shape of final.renditions)
      renditions.push(await judgeFile(shape, pathOf(shape.fileName), { expected, work, heard: made.heard }));
    return { renditions, delivered: made.delivered };
  } catch (error) {
    await removeRenditions(plan, pathOf);
    throw error;
  }
}

interface Made {
  delivered: DeliveredLevel;
  /** What was heard of each rendition, by name, while it was written. */
  heard: ReadonlyMap<string, HeardRendition>;
}

async function render(plan: RenderPlan, work: RenderWork, pathOf: (fileName: string) => string): Promise<Made> {
  const { options, input, profile, decoded } = work;
  const run = planEncode(plan, {
    voice: work.voicePath,
    channels: decoded.source.channels,
    hasSoxr: options.engine.hasSoxr,
    pathOf,
  });
  await removeRenditions(plan, pathOf);
  const running = options.run(run, {
    engine: options.engine,
    folder: input.workFolder,
    readOnly: null,
    timeoutMs: options.timeoutMs,
    signal: input.signal,
  });
  const hearing = hearAll(plan, { pathOf, sampleRateHz: decoded.decode.sampleRateHz, running });
  const report = await running.finally(() => hearing);
  if (report.end !== 'done') throw new Error(`rendering failed (${report.end}): ${report.lines.slice(-3).join(' | ')}`);
  const reference = profile.renditions.find((shape) => shape.name === profile.referenceRendition);
  if (!reference) throw new Error(`profile ${profile.id} has no reference rendition`);
  const measured = await measureRendition(pathOf(reference.fileName), reference.sampleRateHz);
  const level = gatedLevel(levelledBlocks(measured, plan.method).power, plan.method);
  const delivered = {
    method: plan.method,
    level: level === null ? null : Math.round(level * 100) / 100,
    peakDbfs: Math.round(Math.max(-120, peakDbfs(measured.blockPeak)) * 100) / 100,
    gainDb: plan.gainDb,
    gainCapped: plan.gainCapped,
  };
  return { delivered, heard: await hearing };
}

async function removeRenditions(plan: RenderPlan, pathOf: (fileName: string) => string): Promise<void> {
  await Promise.all(plan.renditions.map((shape) => rm(pathOf(shape.fileName), { force: true })));
}

/** Those that could not be heard are left out: whether they are there at all shows when they are judged. */
async function hearAll(
  plan: RenderPlan,
  way: { pathOf: (fileName: string) => string; sampleRateHz: number; running: Promise<unknown> },
): Promise<Map<string, HeardRendition>> {
  const writer = writerOf(way.running);
  const heard = new Map<string, HeardRendition>();
  const hear = async (shape: RenditionShape) => {
    const sound = await hearRendition(way.pathOf(shape.fileName), shape, { sampleRateHz: way.sampleRateHz, writer });
    heard.set(shape.name, sound);
  };
  await Promise.allSettled(plan.renditions.map(hear));
  return heard;
}

/**
 * Compares a written rendition with the recording. What was heard while it was written counts only if just that lies in the
 * file now; else it is read again. @throws UnlikeSourceError
 */
async function judgeFile(
  shape: RenditionShape,
  path: string,
  way: { expected: ExpectedSound; work: RenderWork; heard: Made['heard'] },
): Promise<RenditionFile> {
  const { decode } = way.work.decoded;
  const before = way.heard.get(shape.name);
  const now = await sumFile(path, shape.format === 'wav' ? wavHeadBytes : 0);
  const isHeard = before !== undefined && before.sum.size === now.size && before.sum.bodySha256 === now.bodySha256;
  const { sound } = isHeard ? before : await hearRendition(path, shape, decode);
  const fault = judgeRendition(way.expected, sound);
  if (fault) throw new UnlikeSourceError(shape.name, fault);
  return { name: shape.name, path, contentType: shape.contentType, size: now.size, sha256: now.sha256 };
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
    const { delivered } = await render(plan, work, pathOf);
    return correctPlan(plan, delivered, work.profile);
  } finally {
    await removeRenditions(plan, pathOf);
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
    const fault = judgeRendition(expected, (await hearRendition(path, shape, decode)).sound);
    if (fault) faults.push(new UnlikeSourceError(name, fault));
  }
  return faults;
}
