import type { Transaction } from '../../../db/database.ts';
import type { LineConfig } from '../../../domain/line/line-config.ts';

/** A line's newest configuration and an earlier one (null: there is none of that number); null for a line that the caller cannot see. */
export async function findRestored(
  { sql }: Transaction,
  { lineId, number }: { lineId: string; number: number },
): Promise<{ newest: LineConfig; restored: LineConfig | null } | null> {
  const [row] = await sql`
    select newest.config as newest, former.config as restored from line
    join line_revision newest on newest.line_id = line.id and newest.number = line.revision
    left join line_revision former on former.line_id = line.id and former.number = ${number}
    where line.id = ${lineId}`;
  return (row as { newest: LineConfig; restored: LineConfig | null } | undefined) ?? null;
}

/** The upload of a recording that some revision of the line has played at a slot; null: none has. */
export async function findUploadPlayed(
  { sql }: Transaction,
  { lineId, slot, promptId }: { lineId: string; slot: string; promptId: string },
): Promise<string | null> {
  const [row] = await sql`
    select prompt.upload_id as id from prompt
    where prompt.id = ${promptId} and exists (
      select from line_revision where line_id = ${lineId} and config -> 'prompts' ->> ${slot} = ${promptId})`;
  return (row?.id as string | undefined) ?? null;
}
