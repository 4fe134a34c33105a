import { audioLimits } from './audio-limits.ts';
import type { DecodeFacts, JudgedFile } from './judged-file.ts';
import { decibels } from './level.ts';
import type { InvalidSamples } from './sample-cleaner.ts';
import type { AudioFinding } from './verdict.ts';

/** Checks that the whole file arrived, that its length is within limits, and that it is not silent. */
export function judgeDelivery(file: JudgedFile): AudioFinding[] {
  const { decode, source } = file;
  const { minSeconds, maxSeconds, paddingSeconds, silentPeakDbfs } = audioLimits;
  const seconds = round(decode.seconds);
  if (decode.seconds > maxSeconds + paddingSeconds)
    return [{ code: 'too_long', severity: 'error', params: { limitSeconds: maxSeconds } }];
  const integrity = judgeIntegrity(decode);
  if (integrity?.severity === 'error') return [integrity];
  const { invalidSamples } = decode;
  if (invalidSamples && isMostlyInvalid(invalidSamples))
    return [{ code: 'damaged', severity: 'error', params: { reason: 'samples', samples: invalidSamples.frames } }];
  if (decode.seconds < minSeconds)
    return [{ code: 'too_short', severity: 'error', params: { seconds, limitSeconds: minSeconds } }];
  if (decibels(source.peak) < silentPeakDbfs) return [{ code: 'silent', severity: 'error' }];
  return integrity ? [integrity] : [];
}

/** More of it is broken than can be heard, or so much lies beyond full scale that its floats have the scale of integers. */
function isMostlyInvalid({ frames, beyondFrames, audibleFrames, share }: InvalidSamples): boolean {
  return frames > audibleFrames || (share > audioLimits.wrongScaleShare && beyondFrames * 2 > frames);
}

/** A length is reached to within rounding. */
const wholeSeconds = 0.002;

/**
 * A promised length is a hint: only one that is longer than the sound tells of a loss. Where the promised length was
 * reached, packets that did not decode stood behind the sound.
 */
function judgeIntegrity(decode: DecodeFacts): AudioFinding | null {
  const { paddingSeconds, lostPackets } = audioLimits;
  const { declaredSeconds, seconds, failedPackets } = decode;
  const missing = declaredSeconds === null ? null : declaredSeconds - seconds;
  if (missing !== null && missing > paddingSeconds + seconds * 0.005)
    return {
      code: 'damaged',
      severity: 'error',
      params: { reason: 'length', seconds: round(seconds), declaredSeconds: round(declaredSeconds as number) },
    };
  if (missing !== null && missing <= wholeSeconds && decode.reachedEnd && !decode.cutShort) return null;
  if (!decode.reachedEnd || failedPackets > lostPackets || (decode.cutShort && declaredSeconds === null))
    return { code: 'damaged', severity: 'error', params: { reason: 'decoding', seconds: round(seconds) } };
  if (decode.cutShort) return { code: 'last_frame_lost', severity: 'warning', params: { seconds: round(seconds) } };
  if (failedPackets > 0 && !decode.lost) return { code: 'page_lost', severity: 'warning', params: {} };
  return null;
}

function round(seconds: number): number {
  return Math.round(seconds * 10) / 10;
}
