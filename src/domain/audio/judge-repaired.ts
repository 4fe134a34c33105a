import { judgeAudio } from './judge.ts';
import type { JudgedFile } from './judged-file.ts';
import type { AudioFinding, AudioFindingCode } from './verdict.ts';

/** What a repair changes: judged on the repaired voice. Everything else holds for the recordings it was made from. */
const changed: readonly AudioFindingCode[] = [
  'very_quiet',
  'very_loud',
  'long_leading_silence',
  'long_trailing_silence',
  'gap_in_speech',
  'level_jump',
  'longer_than_5_minutes',
  'longer_than_usual_for_slot',
];

/**
 * The findings of a repaired voice. `originals` are the decoded recordings it was made from; what is said of a place in one
 * of them is said of the place where that is now.
 */
export function judgeRepaired(work: {
  repaired: JudgedFile;
  originals: readonly JudgedFile[];
  humRemoved: boolean;
  momentOf(part: number, seconds: number): number;
}): AudioFinding[] {
  const { repaired, originals, humRemoved, momentOf } = work;
  const isChanged = (code: AudioFindingCode) => changed.includes(code) || (humRemoved && code === 'hum');
  const kept = originals.flatMap((file, part) =>
    judgeAudio(file)
      .filter(({ code }) => !isChanged(code))
      .map((finding) => moved(finding, (seconds) => momentOf(part, seconds))),
  );
  const refusals = kept.filter(({ severity }) => severity === 'error');
  const found = judgeAudio(repaired);
  const now = found.filter(({ code, severity }) => severity === 'error' || isChanged(code));
  const all = [...refusals, ...now.filter(({ severity }) => severity === 'error')];
  return all.length > 0 ? all : [...now, ...firstOfEach(kept)];
}

function moved(finding: AudioFinding, to: (seconds: number) => number): AudioFinding {
  return finding.at === undefined ? finding : { ...finding, at: Math.round(to(finding.at) * 10) / 10 };
}

/** Of several files the first that has a fault names it. */
function firstOfEach(findings: readonly AudioFinding[]): AudioFinding[] {
  return findings.filter(({ code }, index) => findings.findIndex((other) => other.code === code) === index);
}
