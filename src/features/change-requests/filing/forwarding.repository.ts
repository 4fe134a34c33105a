import type { Transaction } from '../../../db/database.ts';
import type { AskedForwarding, ForwardingLine } from '../../../domain/line/forwarding-loop.ts';
import { forwardingOf, type LinePatch } from '../../../domain/line/line-patch.ts';

interface Row {
  number: string;
  forwardsTo: string | null;
  /** Instants come as text. */
  asked: { patch: LinePatch; from: string | null; until: string | null }[];
}

/**
 * The lines of an organisation that pass callers on by their newest revisions, or will by an open request; without what one request
 * asks itself.
 */
export async function forwardingLines(
  { sql }: Transaction,
  { organisationId, except }: { organisationId: string; except: string | null },
): Promise<ForwardingLine[]> {
  const rows = (await sql`
    with asked as (
      select p.line_id, json_agg(json_build_object('patch', coalesce(l.patch, r.patch), 'from', r.effective_at, 'until', r.revert_at)) as asked
      from change_request_place p
      join change_request r on r.id = p.change_request_id
      join change_request_line l on l.change_request_id = p.change_request_id and l.line_id = p.line_id
      where p.organisation_id = ${organisationId} and p.place = 'setting:closedForwarding' and p.open
        and r.id is distinct from ${except}::uuid
      group by p.line_id)
    select l.number, r.config ->> 'closedForwarding' as "forwardsTo", coalesce(asked.asked, '[]') as asked
    from line l
    join line_revision r on r.line_id = l.id and r.number = l.revision
    left join asked on asked.line_id = l.id
    where l.organisation_id = ${organisationId} and l.retired_at is null and (r.config ? 'closedForwarding' or asked.line_id is not null)`) as unknown as Row[];
  return rows.map(({ asked, ...line }) => ({ ...line, asked: asked.flatMap(askedOf) }));
}

function askedOf({ patch, from, until }: Row['asked'][number]): AskedForwarding[] {
  const to = forwardingOf(patch);
  const instant = (text: string | null) => (text === null ? null : new Date(text));
  return to === undefined ? [] : [{ to, from: instant(from), until: instant(until) }];
}
