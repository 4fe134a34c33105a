import type { Limiter } from './gain.ts';

/** One file a phone system wants. `codec` and `format` are ffmpeg's names. */
export interface RenditionShape {
  name: string;
  fileName: string;
  sampleRateHz: 8_000 | 16_000;
  codec: string;
  format: string;
  contentType: string;
}

/** The files made for one kind of phone system. The profile's id is stored with each rendition. */
export interface RenditionProfile {
  id: string;
  /** Integrated loudness of the result, LUFS; gated RMS in dBFS for clips under 3 s. */
  targetLevel: number;
  toleranceDb: number;
  maxGainDb: number;
  maxPeakDbfs: number;
  highPassHz: number;
  limiter: Limiter;
  renditions: readonly RenditionShape[];
  /** The rendition that is measured again after rendering: 16-bit mono WAV. */
  referenceRendition: string;
}

/** Loudness targets a site may choose from, LUFS: RFC 7874 §4 asks for -22, shipped prompts lie near -17. */
export const targetLevelRange = { quietest: -22, loudest: -17 } as const;

const telephonyRenditions: readonly RenditionShape[] = [
  {
    name: 'wav8k',
    fileName: 'wav8k.wav',
    sampleRateHz: 8_000,
    codec: 'pcm_s16le',
    format: 'wav',
    contentType: 'audio/wav',
  },
  {
    name: 'ulaw8k',
    fileName: 'ulaw8k.ulaw',
    sampleRateHz: 8_000,
    codec: 'pcm_mulaw',
    format: 'mulaw',
    contentType: 'audio/basic',
  },
  {
    name: 'alaw8k',
    fileName: 'alaw8k.alaw',
    sampleRateHz: 8_000,
    codec: 'pcm_alaw',
    format: 'alaw',
    contentType: 'audio/x-alaw-basic',
  },
  {
    name: 'g722',
    fileName: 'g722.g722',
    sampleRateHz: 16_000,
    codec: 'g722',
    format: 'g722',
    contentType: 'audio/G722',
  },
  {
    name: 'wav16k',
    fileName: 'wav16k.wav',
    sampleRateHz: 16_000,
    codec: 'pcm_s16le',
    format: 'wav',
    contentType: 'audio/wav',
  },
];

/**
 * The default: what Asterisk and most exchanges play. The limiter leaves room for the 8 kHz resampler's overshoot
 * (docs/audio.md).
 */
export const telephonyV1: RenditionProfile = {
  id: 'telephony-v1',
  targetLevel: -19,
  toleranceDb: 0.5,
  maxGainDb: 20,
  maxPeakDbfs: -3,
  highPassHz: 200,
  limiter: { ceiling: 0.65, attackSeconds: 0.005, releaseSeconds: 0.05, maxDriveDb: 6 },
  renditions: telephonyRenditions,
  referenceRendition: 'wav8k',
};

export const renditionProfiles: readonly RenditionProfile[] = [telephonyV1];

/** Returns the profile with this id, at a site's own target level (LUFS, -22 to -17) if it has one; null when unknown. */
export function findRenditionProfile(id: string, targetLevel?: number): RenditionProfile | null {
  const profile = renditionProfiles.find((candidate) => candidate.id === id);
  if (!profile) return null;
  if (targetLevel === undefined) return profile;
  const { quietest, loudest } = targetLevelRange;
  return { ...profile, targetLevel: Math.min(loudest, Math.max(quietest, targetLevel)) };
}
