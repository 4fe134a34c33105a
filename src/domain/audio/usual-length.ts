import { audioLimits } from './audio-limits.ts';

/**
 * The figures to warn about when a recording of so many seconds is longer than callers are used to at the slot; null when
 * it is not, or where nothing is usual (docs/rules.md#qualification).
 */
export function longForSlot(
  slot: string | null,
  seconds: number,
): { seconds: number; slot: string; usualSeconds: number } | null {
  if (slot !== 'greeting' || seconds <= audioLimits.greetingSeconds) return null;
  return { seconds: Math.round(seconds), slot, usualSeconds: audioLimits.greetingSeconds };
}
