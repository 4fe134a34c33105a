/**
 * Limits of a prompt, and where warnings begin. Levels in dB relative to full scale or LUFS, times in seconds. Source:
 * docs/audio.md.
 */
export const audioLimits = {
  maxBytes: 50 * 1024 * 1024,
  minSeconds: 0.5,
  maxSeconds: 600,
  /** Lossy decoders pad: a length this much above the limit, or different from the header's, is not the sender's fault. */
  paddingSeconds: 0.25,
  minSampleRateHz: 6_000,
  maxSampleRateHz: 192_000,
  maxChannels: 8,
  /**
   * Linear, 1 is full scale. More than the headroom any mixer leaves in floats (36 dB), less than the smallest integer
   * scale (8 bits: 127), so that a larger sample is invalid in either reading.
   */
  largestSample: 64,
  /** Where more than this share of a file is beyond `largestSample`, its floats have the scale of integers. */
  wrongScaleShare: 0.01,
  /**
   * A decoder, resampler or high-pass may overshoot full scale by this much; beyond it each sample is checked as a float.
   */
  overshoot: 2,
  /** A file with no sample above this is inaudible. */
  silentPeakDbfs: -60,
  /** Flat tops of at least this many equal samples at full scale; coarse 8-bit codes need longer ones. */
  clippedRun: 3,
  clippedRunCoarse: 5,
  /** Fewer clipped samples than this are not audible. */
  clippedSamples: 6,
  quietLufs: -30,
  loudLufs: -10,
  edgeSilenceSeconds: 0.7,
  /** An edge is silent while it stays this far below the file's peak (never above, but down to, the silent level). */
  edgeSilenceBelowPeakDb: 40,
  /** A longer silence inside the recording sounds as if the call had ended. */
  gapSeconds: 2,
  levelJumpDb: 12,
  /** Half a second of speech varies by more than this from its loud to its quiet hundredths. */
  speechVariationDb: 6,
  /** A headerless file that was read as another type sounds like noise: see `noiseWhiteness`. */
  rawNoiseWhiteness: 0.45,
  /** Where the level varies by less than this, half as much of it is enough. */
  rawNoiseVariationDb: 12,
  /** Hum is named where it is louder than this, and less than so far below the voice. */
  humDbfs: -55,
  humDistanceDb: 40,
  /** Flat tops below full scale: this many, each with a step into it of this share of the peak. */
  flatTops: 3,
  flatTopStep: 0.0025,
  /** In decoded lossy sound tops are not flat any more: this share of it at full scale tells that it was overdriven. */
  fullScaleShare: 0.005,
  /** Decoders of an overdriven recording overshoot full scale, but not beyond this. */
  fullScaleOvershoot: 2,
  dcOffset: 0.01,
  deadChannelDb: 40,
  /** Mixing equal voices loses nothing, unrelated ones 3 dB; a larger loss means that the channels cancel each other. */
  cancelLossDb: 9,
  noiseDistanceDb: 20,
  noiseFloorDbfs: -55,
  /** First difference energy over energy in the quietest parts: hiss lies near 2, a held tone or vowel near 0. */
  noiseWhiteness: 0.35,
  narrowBandRateHz: 8_000,
  narrowBandDb: -45,
  longSeconds: 300,
  greetingSeconds: 60,
  /** Below this integrated loudness has too few windows to mean anything: gated RMS is used. */
  loudnessSeconds: 3,
  /** Up to this many packets may fail to decode before the file counts as damaged. */
  lostPackets: 2,
} as const;
