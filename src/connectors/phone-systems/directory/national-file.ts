import { z } from 'zod';
import type { NationalDays } from '../../../domain/calendar/national-days.ts';
import { nationalFilePath } from './directory-layout.ts';
import { readTextFile, replaceTextFile } from './place-file.ts';

const nationalFileSchemaName = 'lineshift.national/2';

const namedDays = z.array(z.strictObject({ date: z.iso.date(), name: z.string() }));
const nationalFileShape = z.strictObject({
  schema: z.literal(nationalFileSchemaName),
  version: z.string(),
  from: z.iso.date(),
  to: z.iso.date(),
  days: namedDays,
  makeupDays: namedDays,
});

/** `national.json`, schema `lineshift.national/2` (docs/phone-systems.md); the same days always give the same text. */
export function renderNationalFile({ version, from, to, days, makeupDays }: NationalDays): string {
  const known = (list: NationalDays['days']) => list.map(({ date, name }) => ({ date, name }));
  const content = { version, from, to, days: known(days), makeupDays: known(makeupDays) };
  return `${JSON.stringify({ schema: nationalFileSchemaName, ...content }, null, 2)}\n`;
}

/** Writes the days into the folder by rename; a correct file is not touched. */
export async function placeNationalFile(root: string, days: NationalDays, signal?: AbortSignal): Promise<void> {
  const path = nationalFilePath(root);
  const text = renderNationalFile(days);
  if ((await readTextFile(path)) !== text) await replaceTextFile(path, text, signal);
}

/** Also null when the file is not readable as ours (somebody edited it); applying corrects it. */
export async function readNationalFile(root: string): Promise<NationalDays | null> {
  const text = await readTextFile(nationalFilePath(root));
  if (text === null) return null;
  try {
    const { schema: _, ...days } = nationalFileShape.parse(JSON.parse(text));
    return days;
  } catch {
    return null;
  }
}
