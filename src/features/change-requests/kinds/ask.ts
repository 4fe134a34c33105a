import type { ChangeRequestKind } from '../../../domain/change-request/kind.ts';
import type { PromptSlot } from '../../../domain/line/line-config.ts';
import type { LinePatch } from '../../../domain/line/line-patch.ts';

/** A filing of any kind, in the form that filing, queue and phone systems need. */
export interface Ask {
  kind: ChangeRequestKind;
  /** In the order given, each once. */
  lineIds: string[];
  /** The upload whose check the request waits for. */
  uploadId: string | null;
  /** The slot that the upload is for: a line that plays the same recording there already is left unchanged. */
  slot: PromptSlot | null;
  effectiveAt: Date | null;
  revertAt: Date | null;
  note: string | null;
  /** The completed request that this one reopens. */
  reopens: string | null;
  /** The change of a line; `promptId` is the upload's prompt, once it is known. */
  patch(promptId: string | null): LinePatch;
  /** The change of one line, where it differs from the others'; else null. */
  patchOf?(lineId: string, promptId: string | null): LinePatch | null;
  /** It closes its lines from `effectiveAt`, null or past: now, until `revertAt`; the announcement that it names. */
  closes?: { announcementId: string | null };
  /** The last of the dates that it adds, `YYYY-MM-DD` in each line's own zone. */
  lastAddedDate?: string;
  /** What of the line's history is put back; `resolveAsk` makes the patch of it. */
  restores?: { toRevision: number } | { slot: PromptSlot; promptId: string };
  /** E.164: where callers would be passed on to; never back to the line they have called. */
  forwardsTo?: string | null;
}

/** Reads one kind's input. Every kind that can be filed has exactly one reader. */
export type ReadAsk<Input> = (input: Input) => Ask;
