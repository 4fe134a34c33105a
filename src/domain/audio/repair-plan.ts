/** What a person may have done to an accepted voice file; the recording itself is kept as it was sent. */
export const repairKinds = ['trim_silence', 'cut_gaps', 'remove_hum', 'level_passages', 'join'] as const;
export type RepairKind = (typeof repairKinds)[number];

/** One step of a repair. A step works the same wherever it stands: see `repairVoice` for the order. */
export type RepairStep =
  | { kind: Exclude<RepairKind, 'join'> }
  /** Another voice file behind this one, after a pause. */
  | { kind: 'join'; promptId: string; pauseSeconds: number };

/** What a step really did; nothing where nothing was found to do. Times in seconds of the recordings as they were sent. */
export type RepairDone =
  | { kind: 'trim_silence'; startSeconds: number; endSeconds: number }
  | { kind: 'cut_gaps'; count: number; seconds: number }
  /** `hertz` is the mains frequency; 0 where there was no hum. */
  | { kind: 'remove_hum'; hertz: number }
  /** The most by which one passage was raised against another. */
  | { kind: 'level_passages'; decibels: number }
  | { kind: 'join'; promptId: string; pauseSeconds: number };

export const repairLimits = {
  /** Other files behind the first one. */
  mostJoined: 4,
  /** A longer pause would be a gap. */
  mostPauseSeconds: 2,
  /** Silence that stays in front of the voice and behind it. */
  leadSeconds: 0.2,
  tailSeconds: 0.3,
  /** Silence that stays of a gap. */
  gapLeftSeconds: 0.8,
  /** Where sound was cut, it fades for so long. */
  fadeSeconds: 0.005,
  /** Passages may be raised or lowered by this much, dB. */
  mostLevelDb: 18,
  /** Ups and downs of a voice within this are left as they are, dB. */
  liveDb: 3,
} as const;

/** The files that a plan joins, in their order. */
export function joinedIn(steps: readonly RepairStep[]): string[] {
  return steps.flatMap((step) => (step.kind === 'join' ? [step.promptId] : []));
}

/** Equal plans have equal texts, whatever order their steps were chosen in; files are joined in the order given. */
export function planText(steps: readonly RepairStep[]): string {
  const once = repairKinds.filter((kind) => kind !== 'join' && steps.some((step) => step.kind === kind));
  const joined = steps.flatMap((step) => (step.kind === 'join' ? [`join ${step.promptId} ${step.pauseSeconds}`] : []));
  return [...once, ...joined].join('\n');
}
