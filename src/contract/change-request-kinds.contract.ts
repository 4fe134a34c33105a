import { z } from 'zod';
import { slotShape } from './lines.contract.ts';
import { idShape, instantInput, noteText } from './shapes.ts';

const note = noteText(2000);

/** How many lines one request may name. */
const mostLines = 1000;

/** Which lines a request is about: one, or a list of them; each counts once. */
const lineFields = { lineId: idShape.optional(), lineIds: z.array(idShape).min(1).max(mostLines).optional() };
type LineFields = { lineId?: string; lineIds?: string[] };

/** For every kind that takes `lineFields`. */
function namesLines({ value, issues }: { value: LineFields; issues: z.core.$ZodRawIssue[] }): void {
  const { lineId, lineIds } = value;
  if (lineId === undefined && lineIds === undefined)
    issues.push({ code: 'invalid_type', expected: 'string', path: ['lineId'], input: undefined });
  if (lineId !== undefined && lineIds !== undefined)
    issues.push({ code: 'custom', message: 'line_and_lines', path: ['lineIds'], input: lineIds });
}

/** The lines that a filing names, each once, in the order given. */
export function linesOf({ lineId, lineIds = [] }: LineFields): string[] {
  return [...new Set(lineId === undefined ? lineIds : [lineId])];
}

export const voiceReplacementInput = z
  .strictObject({
    kind: z.literal('voice_replacement'),
    ...lineFields,
    slot: slotShape,
    uploadId: idShape,
    effectiveAt: instantInput.optional(),
    revertAt: instantInput.optional(),
    note: note.optional(),
    /**
     * A completed request of the same lines and slot that went wrong and is reopened by this one. The note says what is
     * wrong.
     */
    reopens: idShape.optional(),
  })
  .check(namesLines);

/** One shape a kind; further kinds join here. */
export const changeRequestInput = z.discriminatedUnion('kind', [voiceReplacementInput]);
export type ChangeRequestInput = z.output<typeof changeRequestInput>;
