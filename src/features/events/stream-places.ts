import { AppError } from '../../shared/app-error.ts';

/** Streams one caller may hold open in one process: enough for a person's tabs and scripts. */
export const streamsPerCaller = 20;

/** Counts open streams by caller. */
export class StreamPlaces {
  private readonly open = new Map<string, number>();

  /** Takes a place and returns the function that frees it. @throws AppError `too_many_streams` (429). */
  take(callerId: string): () => void {
    const count = this.open.get(callerId) ?? 0;
    if (count >= streamsPerCaller) {
      throw new AppError('too_many_streams', {
        status: 429,
        params: { most: streamsPerCaller },
        headers: { 'Retry-After': '10' },
      });
    }
    this.open.set(callerId, count + 1);
    return () => {
      const left = (this.open.get(callerId) ?? 1) - 1;
      if (left > 0) this.open.set(callerId, left);
      else this.open.delete(callerId);
    };
  }
}
