/** Findings of docs/audio.md#findings. Errors refuse the file; warnings let it pass and are shown with their fix. */
export const audioErrorCodes = [
  'not_audio',
  'no_audio_stream',
  'damaged',
  'too_long',
  'too_short',
  'too_large',
  'unsupported',
  'has_video',
  'silent',
  'playlist',
  'external_reference',
] as const;
export const audioWarningCodes = [
  'clipped',
  'very_quiet',
  'very_loud',
  'long_leading_silence',
  'long_trailing_silence',
  'dc_offset',
  'one_channel_dead',
  'phase_cancels_in_mono',
  'noisy',
  'narrow_band_source',
  'longer_than_5_minutes',
  'longer_than_usual_for_slot',
  'wrong_extension',
  'last_frame_lost',
  'invalid_samples',
  'end_unclear',
  'page_lost',
  'part_not_used',
  'gap_in_speech',
  'hum',
  'flat_tops',
  'level_jump',
  'wrong_raw_format',
] as const;

/** What was put right in the file's own description of itself before it was decoded; the sound is as it was sent. */
export const repairs = ['header_fields', 'missing_pad_byte', 'bytes_in_front', 'tags_between'] as const;
export type Repair = (typeof repairs)[number];

/** Faults on our side: stored while the check is still open, never part of a verdict. */
export const audioFaultCodes = ['rendition_unlike_source', 'check_failed'] as const;
export type AudioFaultCode = (typeof audioFaultCodes)[number];

export type AudioFindingCode = (typeof audioErrorCodes)[number] | (typeof audioWarningCodes)[number] | AudioFaultCode;
export type AudioVerdict = 'accepted' | 'accepted_with_warnings' | 'rejected';

/** One finding; its sentence and fix come from `contract/words` in the reader's language. */
export interface AudioFinding {
  code: AudioFindingCode;
  severity: 'error' | 'warning';
  /** Values for the sentence, for example `{ seconds: 612 }`. */
  params?: Record<string, string | number>;
  /** Where in the file, in seconds from its start, when that helps. */
  at?: number;
}

/** Measured by decoding the whole file, never read from its header. */
export interface AudioMeasurements {
  durationSeconds: number;
  /** Highest sample, dB relative to full scale (0 is the largest). */
  peakDbfs: number;
  rmsDbfs: number;
  /** Integrated loudness (EBU R 128), LUFS; null under 3 s or where the gate leaves nothing. */
  loudnessLufs: number | null;
  channels: number;
  sampleRateHz: number;
  codec: string;
  container: string;
  /** Absent where the file was taken as it is. */
  repairs?: Repair[];
}
