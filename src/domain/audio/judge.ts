import { audioLimits } from './audio-limits.ts';
import { judgeContent } from './judge-content.ts';
import { judgeDelivery } from './judge-delivery.ts';
import type { JudgedFile } from './judged-file.ts';
import type { AudioFinding, AudioFindingCode, AudioVerdict } from './verdict.ts';

export function errorFinding(code: AudioFindingCode, params?: AudioFinding['params']): AudioFinding {
  return params ? { code, severity: 'error', params } : { code, severity: 'error' };
}

/** Derives the verdict from the findings alone. */
export function verdictOf(findings: readonly AudioFinding[]): AudioVerdict {
  if (findings.some((finding) => finding.severity === 'error')) return 'rejected';
  return findings.length > 0 ? 'accepted_with_warnings' : 'accepted';
}

/**
 * Refusals that need no decoding: sample rate and channels as the header states them. Null when the header is acceptable.
 */
export function judgeHeader(header: { sampleRateHz: number | null; channels: number | null }): AudioFinding | null {
  const { sampleRateHz, channels } = header;
  const { minSampleRateHz, maxSampleRateHz, maxChannels } = audioLimits;
  if (sampleRateHz !== null && (sampleRateHz < minSampleRateHz || sampleRateHz > maxSampleRateHz))
    return errorFinding('unsupported', { reason: 'sample_rate', actual: `${sampleRateHz} Hz` });
  if (channels !== null && channels > maxChannels)
    return errorFinding('unsupported', { reason: 'channels', actual: `${channels}` });
  return null;
}

/** Every finding of a decoded file, refusals first. Pure: the same facts always give the same findings. */
export function judgeAudio(file: JudgedFile): AudioFinding[] {
  const refusals = judgeDelivery(file);
  if (refusals.some((finding) => finding.severity === 'error'))
    return refusals.filter((finding) => finding.severity === 'error');
  return [...refusals, ...judgeContent(file)];
}
