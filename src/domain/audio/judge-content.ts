import { audioLimits } from './audio-limits.ts';
import { gapInSpeech, levelJump, silenceOf, soundsLikeNoise } from './judge-passages.ts';
import type { JudgedFile } from './judged-file.ts';
import { blocksPerSecond, decibels, gatedLevel, levelMethodFor, powerDecibels } from './level.ts';
import { levelledBlocks } from './render-plan.ts';
import { longForSlot } from './usual-length.ts';
import type { AudioFinding, AudioFindingCode } from './verdict.ts';
import type { VoiceMeasurements } from './voice-meter.ts';

function warning(code: AudioFindingCode, params?: AudioFinding['params'], at?: number): AudioFinding {
  const finding: AudioFinding = { code, severity: 'warning' };
  if (params) finding.params = params;
  if (at !== undefined) finding.at = at;
  return finding;
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Warnings about how a complete recording will sound on a telephone. */
export function judgeContent(file: JudgedFile): AudioFinding[] {
  return [
    ...judgeLevel(file),
    ...judgeChannels(file),
    ...judgeEdges(file.voice),
    ...judgePassages(file),
    ...judgeQuality(file),
    ...judgeUse(file),
  ];
}

function judgeLevel({ decode, source, voice, channels }: JudgedFile): AudioFinding[] {
  const findings: AudioFinding[] = [];
  if (decode.invalidSamples) {
    const { frames, firstFrame } = decode.invalidSamples;
    findings.push(warning('invalid_samples', { samples: frames }, tenth(firstFrame / decode.sampleRateHz)));
  }
  findings.push(...judgeTops({ decode, source }));
  const method = levelMethodFor(decode.seconds);
  const level = gatedLevel(levelledBlocks(voice, method).power, method);
  // A voice on one of eight channels is attenuated by the average; that is not a fault of the recording.
  const thinned = decibels(Math.max(1, (channels ?? 1) / 2));
  if (level === null || level + thinned < audioLimits.quietLufs)
    findings.push(warning('very_quiet', { level: level === null ? -70 : tenth(level) }));
  else if (level > audioLimits.loudLufs) findings.push(warning('very_loud', { level: tenth(level) }));
  return findings;
}

/** Overdriven, and where; a recording that was turned down afterwards keeps its flat tops. */
function judgeTops({ decode, source }: Pick<JudgedFile, 'decode' | 'source'>): AudioFinding[] {
  const at = (frame: number | null) => tenth((frame ?? 0) / decode.sampleRateHz);
  if (source.clippedSamples >= audioLimits.clippedSamples)
    return [warning('clipped', { samples: source.clippedSamples }, at(source.firstClippedFrame))];
  const isFull = source.fullScaleSamples > source.frames * audioLimits.fullScaleShare;
  if (decode.isLossy && isFull && source.peak < audioLimits.fullScaleOvershoot)
    return [warning('clipped', { samples: source.fullScaleSamples })];
  const isAudible = decibels(source.peak) > audioLimits.quietLufs;
  if (source.flatTops >= audioLimits.flatTops && isAudible && !decode.isLossy)
    return [warning('flat_tops', { count: source.flatTops }, at(source.firstFlatTopFrame))];
  return [];
}

function judgePassages({ decode, voice, hum }: JudgedFile): AudioFinding[] {
  const findings: AudioFinding[] = [];
  if (decode.lost) findings.push(warning('page_lost', { seconds: tenth(decode.lost.seconds) }, tenth(decode.lost.at)));
  for (const { seconds, at } of decode.unused)
    findings.push(warning('part_not_used', { seconds: tenth(seconds) }, tenth(at)));
  const gap = gapInSpeech(voice);
  if (gap) findings.push(warning('gap_in_speech', { seconds: tenth(gap.seconds) }, tenth(gap.at)));
  const jump = levelJump(voice);
  if (jump) findings.push(warning('level_jump', { decibels: tenth(jump.decibels) }, tenth(jump.at)));
  const speech = powerDecibels(voice.blockPower.reduce((sum, power) => sum + power, 0) / voice.blockPower.length);
  if (hum && hum.level > audioLimits.humDbfs && hum.level > speech - audioLimits.humDistanceDb)
    findings.push(warning('hum', { hertz: hum.mainsHz, level: tenth(hum.level) }, tenth(hum.at)));
  if (decode.isHeaderless && soundsLikeNoise(voice)) {
    const first = voice.blockPeak.findIndex((peak) => peak > silenceOf(voice));
    findings.push(warning('wrong_raw_format', undefined, tenth(Math.max(0, first) / blocksPerSecond)));
  }
  return findings;
}

function judgeChannels({ source, mix, channels }: JudgedFile): AudioFinding[] {
  const findings: AudioFinding[] = [];
  if (source.channelMean.some((mean) => Math.abs(mean) > audioLimits.dcOffset)) {
    const worst = Math.max(...source.channelMean.map(Math.abs));
    findings.push(warning('dc_offset', { percent: tenth(worst * 100) }));
  }
  // In speech most of more than two channels are silent; that is not a fault.
  if (channels !== null && channels > 2) return findings;
  if (mix.deadChannel) findings.push(warning('one_channel_dead', { channel: mix.deadChannel }));
  if (mix.cancels) findings.push(warning('phase_cancels_in_mono'));
  return findings;
}

function judgeEdges(voice: VoiceMeasurements): AudioFinding[] {
  const { edgeSilenceSeconds } = audioLimits;
  const threshold = silenceOf(voice);
  const blocks = voice.blockPeak.length;
  const first = voice.blockPeak.findIndex((peak) => peak > threshold);
  if (first < 0) return [];
  let last = blocks - 1;
  while ((voice.blockPeak[last] as number) <= threshold) last -= 1;
  const leading = first / blocksPerSecond;
  const trailing = (blocks - 1 - last) / blocksPerSecond;
  const findings: AudioFinding[] = [];
  if (leading > edgeSilenceSeconds) findings.push(warning('long_leading_silence', { seconds: tenth(leading) }, 0));
  if (trailing > edgeSilenceSeconds)
    findings.push(warning('long_trailing_silence', { seconds: tenth(trailing) }, tenth((last + 1) / blocksPerSecond)));
  return findings;
}

function judgeQuality({ decode, voice, hum }: JudgedFile): AudioFinding[] {
  const findings: AudioFinding[] = [];
  const noise = noiseFloor(voice);
  const speech = powerDecibels(voice.blockPower.reduce((sum, power) => sum + power, 0) / voice.blockPower.length);
  const { noiseFloorDbfs, noiseDistanceDb, noiseWhiteness, narrowBandRateHz, narrowBandDb } = audioLimits;
  if (
    noise &&
    noise.level > noiseFloorDbfs &&
    noise.level > speech - noiseDistanceDb &&
    noise.whiteness > noiseWhiteness
  )
    findings.push(warning('noisy', { distance: Math.max(0, tenth(speech - noise.level)) }));
  const narrow = decode.sampleRateHz <= narrowBandRateHz || powerDecibels(upperShare(voice, hum)) < narrowBandDb;
  if (narrow) findings.push(warning('narrow_band_source', { sampleRateHz: decode.sampleRateHz }));
  return findings;
}

/**
 * Power above the telephone band over the power of the voice. Hum is no part of the voice: what is always there, as in the
 * quietest tenth of the 50 ms stretches, is left out then.
 */
function upperShare({ upperBandShare, blockPower }: VoiceMeasurements, hum: JudgedFile['hum']): number {
  if (!hum) return upperBandShare;
  const stretches: number[] = [];
  for (let start = 0; start + 5 <= blockPower.length; start += 5)
    stretches.push(blockPower.slice(start, start + 5).reduce((sum, power) => sum + power, 0) / 5);
  stretches.sort((one, other) => one - other);
  const mean = stretches.reduce((sum, power) => sum + power, 0) / stretches.length;
  const always = stretches[Math.floor(stretches.length / 10)] ?? 0;
  // At most 20 dB: a difference of two nearly equal powers says no more.
  return (upperBandShare * mean) / Math.max(mean - always, mean / 100);
}

/** Level of the quietest tenth of the 50 ms stretches that are not digital silence: the background between words. */
function noiseFloor(voice: VoiceMeasurements): { level: number; whiteness: number } | null {
  const stretches: { power: number; difference: number }[] = [];
  for (let start = 0; start + 5 <= voice.blockPower.length; start += 5) {
    let power = 0;
    let difference = 0;
    for (let block = start; block < start + 5; block += 1) {
      power += voice.blockPower[block] as number;
      difference += voice.blockDifference[block] as number;
    }
    if (power > 1e-9) stretches.push({ power: power / 5, difference: difference / 5 });
  }
  if (stretches.length < 10) return null;
  stretches.sort((one, other) => one.power - other.power);
  const quietest = stretches.slice(0, Math.ceil(stretches.length / 10));
  const power = quietest.reduce((sum, stretch) => sum + stretch.power, 0) / quietest.length;
  const difference = quietest.reduce((sum, stretch) => sum + stretch.difference, 0) / quietest.length;
  return { level: powerDecibels(power), whiteness: difference / power };
}

function judgeUse({ decode, slot, wrongExtension }: JudgedFile): AudioFinding[] {
  const findings: AudioFinding[] = [];
  if (decode.unclearEndSeconds !== null) findings.push(warning('end_unclear', {}, tenth(decode.unclearEndSeconds)));
  const seconds = Math.round(decode.seconds);
  if (decode.seconds > audioLimits.longSeconds) findings.push(warning('longer_than_5_minutes', { seconds }));
  const long = longForSlot(slot, decode.seconds);
  if (long) findings.push(warning('longer_than_usual_for_slot', long));
  if (wrongExtension) findings.push(warning('wrong_extension', wrongExtension));
  return findings;
}

/** Peak and RMS of the file as it was sent, dBFS. */
export function sourceLevels(file: Pick<JudgedFile, 'source'>): { peakDbfs: number; rmsDbfs: number } {
  const { channelPower, peak } = file.source;
  const power = channelPower.reduce((sum, channel) => sum + channel, 0) / channelPower.length;
  return { peakDbfs: decibels(peak), rmsDbfs: powerDecibels(power) };
}
