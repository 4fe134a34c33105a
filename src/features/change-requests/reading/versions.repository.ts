import type { Transaction } from '../../../db/database.ts';
import type { LineConfig } from '../../../domain/line/line-config.ts';

/** The configurations around a request on one of its lines. */
export interface Versions {
  lineId: string;
  newest: LineConfig;
  /** Of a line that is being changed, or was: the request's own revision, and the one before it. */
  made: LineConfig | null;
  before: LineConfig | null;
}

export async function versionsOf({ sql }: Transaction, changeRequestId: string): Promise<Versions[]> {
  return (await sql`
    select l.line_id as "lineId", newest.config as newest, made.config as made, before.config as before
    from change_request_line l
    join line on line.id = l.line_id
    join line_revision newest on newest.line_id = l.line_id and newest.number = line.revision
    left join line_revision made on made.line_id = l.line_id and made.number = l.revision
    left join line_revision before on before.line_id = l.line_id and before.number = l.revision - 1
    where l.change_request_id = ${changeRequestId}`) as unknown as Versions[];
}
