import { AppError } from '../../shared/app-error.ts';

/**
 * Files of one customer that a process takes at once: more than anyone's pages send, fewer than would keep others waiting. It guards
 * this process's memory, disk and places at ffmpeg, so each counts for itself: two processes can take twice as much.
 */
const mostAtOnce = 4;
const retrySeconds = 10;

/** Counts the files that arrive, by customer. */
export class UploadPlaces {
  private readonly taken = new Map<string, number>();

  /** Takes a place and returns the function that frees it. @throws AppError `too_many_requests` (429) with Retry-After. */
  take(organisationId: string): () => void {
    const count = this.taken.get(organisationId) ?? 0;
    if (count >= mostAtOnce)
      throw new AppError('too_many_requests', {
        status: 429,
        params: { seconds: retrySeconds },
        headers: { 'Retry-After': String(retrySeconds) },
      });
    this.taken.set(organisationId, count + 1);
    return () => {
      const left = (this.taken.get(organisationId) ?? 1) - 1;
      if (left > 0) this.taken.set(organisationId, left);
      else this.taken.delete(organisationId);
    };
  }
}
