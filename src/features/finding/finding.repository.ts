import type { SearchReply } from '../../contract/search.contract.ts';
import type { Transaction } from '../../db/database.ts';
import { openStatuses } from '../../domain/change-request/lifecycle.ts';
import { containing } from '../containing.ts';

type Reader = Pick<Transaction, 'sql'>;

/** What was typed, in the forms in which a search text may have it (`searchWishes`). */
interface Wish {
  forms: readonly string[];
  limit: number;
}

/** Open requests of something: counted only for the few that are answered. */
function openRequests({ sql }: Reader, of: 'line' | 'customer') {
  const open = sql`r.status = any(${`{${openStatuses.join(',')}}`}::text[])`;
  return of === 'customer'
    ? sql`(select count(*) from change_request r where r.organisation_id = found.id and ${open})::int`
    : sql`(select count(*) from change_request_line l join change_request r on r.id = l.change_request_id
        where l.line_id = found.id and ${open})::int`;
}

/** The place of the best match: the whole text or a whole line of it, then a beginning, then anywhere. */
function placeOf({ sql }: Reader, forms: readonly string[]) {
  const framed = sql`chr(10) || search_text || chr(10)`;
  const has = (pattern: (form: string) => string) => sql`${framed} like any(${forms.map(pattern)}::text[])`;
  const between = (form: string) => containing(form).slice(1, -1);
  return sql`case when ${has((form) => `%\n${between(form)}\n%`)} then 0 when ${has((form) => `%\n${between(form)}%`)} then 1 else 2 end`;
}

export async function findLines(reader: Reader, { forms, limit }: Wish): Promise<SearchReply['lines']> {
  const { sql } = reader;
  return await sql<SearchReply['lines']>`
    select found.id, number, label, c.name as "customerName", state, ${openRequests(reader, 'line')} as "openRequests"
    from (
      select id, organisation_id, number, label, ${placeOf(reader, forms)} as place,
        case when retired_at is not null then 'retired' when unknown_since is not null then 'unknown'
          when settled_revision is distinct from revision then 'changing' else 'confirmed' end as state,
      retired_at is not null as is_retired
      from line where search_text like any(${forms.map(containing)}::text[])
      order by place, is_retired, number limit ${limit}
    ) found join customer c on c.id = found.organisation_id order by place, is_retired, number`;
}

export async function findCustomers(reader: Reader, { forms, limit }: Wish): Promise<SearchReply['customers']> {
  const { sql } = reader;
  return await sql<SearchReply['customers']>`
    select id, name, (select count(*) from line where organisation_id = found.id and retired_at is null)::int as lines,
      ${openRequests(reader, 'customer')} as "openRequests"
    from (
      select id, name, ${placeOf(reader, forms)} as place
      from customer where search_text like any(${forms.map(containing)}::text[])
      order by place, name, id limit ${limit}
    ) found order by place, name, id`;
}

export type FoundRequest = Omit<SearchReply['requests'][number], 'number' | 'dueBy' | 'completedAt'> & {
  dueBy: string;
  completedAt: string | null;
};

/** `patterns`: of the last ten hexadecimal digits of ids (`requestNumberPatterns`). Newest first: ids grow with time. */
export async function findRequests(
  { sql }: Reader,
  { patterns, limit }: { patterns: readonly string[]; limit: number },
): Promise<FoundRequest[]> {
  if (patterns.length === 0) return [];
  return await sql<FoundRequest[]>`
    select r.id, r.kind, r.status, c.name as "customerName", l.number as "lineNumber", l.label as "lineLabel",
      r.due_by as "dueBy", r.completed_at as "completedAt", j.id as "jobId"
    from (
      select * from change_request where right(id::text, 10) like any(${[...patterns]}::text[]) order by id desc limit ${limit}
    ) r
    join customer c on c.id = r.organisation_id join line l on l.id = r.line_id
    left join lateral (
      select id from job where change_request_id = r.id order by created_at desc limit 1
    ) j on true
    order by r.id desc`;
}
