export const pictureTypes = ['image/png', 'image/jpeg', 'image/webp'] as const;
export type PictureType = (typeof pictureTypes)[number];

/** Most pixels of a picture: beyond any screen, and what one run's memory holds. */
export const mostPixels = 25_000_000;

export interface PictureInput {
  /** The sender's file, in a 0700 folder made for it; the result is written beside it. */
  path: string;
  folder: string;
  /** As its bytes show, never as its name says. */
  type: PictureType;
  signal?: AbortSignal;
}

export type RedrawnPicture =
  | { ok: true; path: string; contentType: 'image/png' | 'image/jpeg' }
  /** `damaged`: it does not decode to its end. `too_large`: more pixels than `mostPixels`. */
  | { ok: false; why: 'damaged' | 'too_large' };

/**
 * Draws a sender's picture anew: what is not seen in it (place, camera, comments, files behind its end) is not in the result.
 * A JPEG of a camera that was held on its side comes out upright.
 */
export interface PictureRedrawer {
  /**
   * A picture that cannot be drawn is a result, never an exception.
   * One whose signal aborts gives up its place. @throws AppError `too_many_requests` (429) where too many wait for their turn;
   * Error when the machine is at fault (no ffmpeg, no disk, killed, the file gone); the signal's reason.
   */
  redraw(input: PictureInput): Promise<RedrawnPicture>;
}
