import type { ChangeRequestKind } from '../../../domain/change-request/kind.ts';
import type { PromptSlot } from '../../../domain/line/line-config.ts';
import type { LinePatch } from '../../../domain/line/line-patch.ts';
import type { QualificationInput } from '../../../domain/qualification/qualification-input.ts';

/** What a filing of any kind asks for: all that the filing, the queue and the phone systems need to know of its kind. */
export interface Ask {
  kind: ChangeRequestKind;
  /** In the order given, each once. */
  lineIds: string[];
  /** The upload whose check the request waits for. */
  uploadId: string | null;
  /** Where that upload is to play: a line that plays the same recording there already is left unchanged. */
  slot: PromptSlot | null;
  effectiveAt: Date | null;
  revertAt: Date | null;
  note: string | null;
  /** The completed request that this one takes up again. */
  reopens: string | null;
  /** What is changed on a line; `promptId` is the upload's prompt, once it is known. */
  patch(promptId: string | null): LinePatch;
  /** The same for a line that is asked for something else than the others; null where it is not. */
  patchOf?(lineId: string, promptId: string | null): LinePatch | null;
  /** What only this kind is judged by. */
  qualification?: Pick<QualificationInput, 'closure' | 'addedDates'>;
}

/** Reads one kind's input. Every kind that can be filed has exactly one reader. */
export type ReadAsk<Input> = (input: Input) => Ask;
