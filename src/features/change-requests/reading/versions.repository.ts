import type { Transaction } from '../../../db/database.ts';
import type { LineConfig } from '../../../domain/line/line-config.ts';

/** The configurations around a request on one of its lines. */
export interface Versions {
  changeRequestId: string;
  lineId: string;
  newest: LineConfig;
  /** What the line was to be when the request was filed. */
  filed: LineConfig | null;
  /** Of a line that is being changed, or was: the request's own revision, and the one before it. */
  made: LineConfig | null;
  before: LineConfig | null;
}

export async function versionsOf({ sql }: Transaction, changeRequestIds: string[]): Promise<Versions[]> {
  return (await sql`
    select l.change_request_id as "changeRequestId", l.line_id as "lineId", newest.config as newest,
      (select config from line_revision where line_id = l.line_id and created_at <= request.received_at
        order by number desc limit 1) as filed,
      made.config as made, before.config as before
    from change_request_line l
    join change_request request on request.id = l.change_request_id
    join line on line.id = l.line_id
    join line_revision newest on newest.line_id = l.line_id and newest.number = line.revision
    left join line_revision made on made.line_id = l.line_id and made.number = l.revision
    left join line_revision before on before.line_id = l.line_id and before.number = l.revision - 1
    where l.change_request_id = any(${changeRequestIds}::uuid[])`) as unknown as Versions[];
}
