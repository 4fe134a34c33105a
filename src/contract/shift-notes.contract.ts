import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { idParams, idShape, instantShape, noteText } from './shapes.ts';

const tag = 'Operations';

const shiftNoteShape = z.object({ id: idShape, text: z.string(), by: z.string(), at: instantShape });
export type ShiftNoteReply = z.infer<typeof shiftNoteShape>;

export const listShiftNotesEndpoint = endpoint({
  method: 'get',
  path: '/shift-notes',
  tag,
  summary: 'What operators have left for the next shift and nobody has ticked off',
  replies: { 200: { description: 'The oldest first', shape: z.object({ items: z.array(shiftNoteShape) }) } },
});

export const writeShiftNoteEndpoint = endpoint({
  method: 'post',
  path: '/shift-notes',
  tag,
  summary: 'Leave a note for the next shift',
  creates: true,
  body: z.strictObject({ text: noteText(2000) }),
  replies: { 201: { description: 'The note', shape: shiftNoteShape } },
});

export const tickShiftNoteEndpoint = endpoint({
  method: 'post',
  path: '/shift-notes/{id}/done',
  tag,
  summary: 'Tick a note off; doing it twice changes nothing',
  params: idParams,
  replies: { 200: { description: 'The note', shape: shiftNoteShape } },
});
