import type { SniffedAudio } from './sniff-result.ts';

export interface PlainPcm {
  /** ffmpeg's demuxer of headerless samples. */
  demuxer: string;
  sampleRateHz: number;
  channels: number;
  bytesPerSecond: number;
}

const integers: Record<number, string> = { 8: 'u8', 16: 's16', 24: 's24', 32: 's32' };
const floats: Record<number, string> = { 32: 'f32', 64: 'f64' };

/** How plain samples are read without their container; null for those that are coded, or packed unlike others. */
export function plainPcm(format: {
  kind: 'integer' | 'float' | 'mulaw' | 'alaw';
  bits: number;
  big: boolean;
  signedBytes?: boolean;
  sampleRateHz: number;
  channels: number;
}): PlainPcm | null {
  const { kind, bits, big, sampleRateHz, channels } = format;
  const name = kind === 'integer' ? integers[bits] : kind === 'float' ? floats[bits] : kind;
  if (!name || channels < 1 || sampleRateHz < 1) return null;
  const bytes = kind === 'mulaw' || kind === 'alaw' ? 1 : bits / 8;
  const ordered = bytes === 1 ? (name === 'u8' && format.signedBytes ? 's8' : name) : `${name}${big ? 'be' : 'le'}`;
  return { demuxer: ordered, sampleRateHz, channels, bytesPerSecond: bytes * channels * sampleRateHz };
}

/** What is read instead when a container leaves its end open: exactly the samples, as if they had no header. */
export function headlessWindow(
  pcm: PlainPcm,
  window: { start: number; end: number },
): Pick<SniffedAudio, 'demuxer' | 'inputOptions' | 'window' | 'declaredSeconds'> {
  return {
    demuxer: pcm.demuxer,
    inputOptions: ['-ar', String(pcm.sampleRateHz), '-ac', String(pcm.channels)],
    window,
    declaredSeconds: (window.end - window.start) / pcm.bytesPerSecond,
  };
}
