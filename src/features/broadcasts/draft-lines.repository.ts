import type { TransactionSql } from 'postgres';
import type { Transaction } from '../../db/database.ts';
import type { Blocker, LineDisposition } from '../../domain/broadcast/broadcast-state.ts';
import { districtsOf } from '../../domain/line/districts.ts';
import type { LineAtRevision } from '../../reconcile/desired-lines.repository.ts';

/** What decides which lines a broadcast would close, and with which sound. */
export interface DraftTerms {
  county: string | null;
  district: string | null;
  from: Date;
  until: Date;
  promptId: string | null;
  /** Today in Taipei, `YYYY-MM-DD`: contracts in force. */
  today: string;
  /** Kinds of phone system that the product changes by itself. */
  drivenKinds: readonly string[];
}

export interface DraftLine {
  lineId: string;
  organisationId: string;
  number: string;
  label: string;
  customer: string;
  phoneSystemId: string;
  disposition: LineDisposition;
  blocker: Blocker | null;
  promptId: string | null;
  /** A technician closes and opens it. */
  byHand: boolean;
}

/**
 * The lines of a broadcast's area as they are now: the one place that says what becomes of a line, read by the counts, the
 * preview, the draft's hash and the sending (docs/rules.md#broadcasts). A line's own emergency voice file comes before the broadcast's.
 */
export function draftLines(sql: TransactionSql, { county, district, from, until, promptId, ...terms }: DraftTerms) {
  const inArea = county === null ? sql`true` : sql`l.county = ${county}`;
  const known = county === null ? [] : districtsOf(county);
  const written = sql`replace(l.district, '台', '臺')`;
  const districtUnknown =
    district === null ? sql`false` : sql`(l.district is null or not ${written} = any(${[...known]}::text[]))`;
  const byHand = sql`not s.kind = any(${[...terms.drivenKinds]}::text[])`;
  const inDistrict = district === null ? sql`true` : sql`(${written} = ${district} or ${districtUnknown})`;
  return sql`
    select l.id as line_id, l.organisation_id, l.number, l.label, c.name as customer, l.phone_system_id, ${byHand} as by_hand,
      coalesce((r.config -> 'prompts' ->> 'emergency')::uuid, ${promptId}::uuid) as prompt_id,
      case when l.emergency_consent = 'never' then 'never' when why.blocker is not null then 'blocked'
        when exists (select 1 from closure o where o.line_id = l.id and not o.withdrawn and o.from_at <= ${from.toISOString()}::timestamptz
          and o.until_at >= ${until.toISOString()}::timestamptz) then 'alreadyClosed'
        when l.emergency_consent = 'ask' then 'ask' else 'close' end as disposition,
      case when l.emergency_consent <> 'never' then why.blocker end as blocker
    from line l join customer c on c.id = l.organisation_id join phone_system s on s.id = l.phone_system_id
      join line_revision r on r.line_id = l.id and r.number = l.revision
      left join line_drive d on d.line_id = l.id
      cross join lateral (select case
        when c.contract_from is null or ${terms.today}::date not between c.contract_from and c.contract_until then 'no_contract'
        when ${districtUnknown} then 'district_unknown'
        when d.line_id is null and not ${byHand} then 'not_set_up'
        when r.config -> 'prompts' ->> 'emergency' is not null and not ${byHand} and not exists (
          select 1 from rendition n where n.prompt_id = (r.config -> 'prompts' ->> 'emergency')::uuid) then 'no_sound'
        end as blocker) as why
    where l.retired_at is null and ${inArea} and ${inDistrict}`;
}

/** Keeps the lines of the area as they are until the transaction ends, so that what is sent is what the draft's hash names. */
export async function lockArea({ sql }: Transaction, { county }: DraftTerms): Promise<void> {
  await sql`
    select from line l where l.retired_at is null and l.emergency_consent = 'auto'
      and ${county === null ? sql`true` : sql`l.county = ${county}`} order by l.id for share`;
}

export interface DraftSummary {
  counts: Record<LineDisposition, number>;
  /** Lines to be closed that a technician closes. */
  byHand: number;
  /** Lines to be closed, at once or after a yes, that play the broadcast's or the bundled sound. */
  withoutOwn: number;
  /** SHA-256 of what would happen to every line. */
  linesHash: string;
}

const empty = { close: 0, ask: 0, never: 0, alreadyClosed: 0, blocked: 0 };

/** Counts and hash of a draft's lines, in one pass over them. */
export async function summariseDraft({ sql }: Pick<Transaction, 'sql'>, terms: DraftTerms): Promise<DraftSummary> {
  const [row] = await sql`
    select coalesce(jsonb_object_agg(disposition, lines), '{}') as counts, coalesce(sum(without_own), 0)::int as without_own,
      coalesce(sum(by_hand), 0)::int as by_hand,
      encode(sha256(convert_to(coalesce(string_agg(disposition || hash, ' ' order by disposition), ''), 'UTF8')), 'hex') as hash
    from (
      select disposition, count(*) as lines, count(*) filter (where disposition = 'close' and by_hand) as by_hand,
        count(*) filter (where disposition in ('close', 'ask') and prompt_id is not distinct from ${terms.promptId}::uuid) as without_own,
        encode(sha256(convert_to(string_agg(line_id || coalesce(prompt_id::text, '') || phone_system_id || coalesce(blocker, ''),
          ' ' order by line_id), 'UTF8')), 'hex') as hash
      from (${draftLines(sql, terms)}) as lines group by disposition) as grouped`;
  return {
    counts: { ...empty, ...(row?.counts as Partial<DraftSummary['counts']>) },
    byHand: Number(row?.by_hand ?? 0),
    withoutOwn: Number(row?.without_own ?? 0),
    linesHash: row?.hash as string,
  };
}

/** A page of a draft's lines by number: those with a blocker first asked for by `disposition`. */
export async function listDraftLines(
  { sql }: Pick<Transaction, 'sql'>,
  terms: DraftTerms,
  { disposition, after, limit }: { disposition?: LineDisposition; after: string | null; limit: number },
): Promise<DraftLine[]> {
  const rows = await sql`
    select line_id as "lineId", organisation_id as "organisationId", number, label, customer, phone_system_id as "phoneSystemId",
      disposition, blocker, prompt_id as "promptId", by_hand as "byHand"
    from (${draftLines(sql, terms)}) as lines
    where ${disposition === undefined ? sql`true` : sql`disposition = ${disposition}`}
      and ${after === null ? sql`true` : sql`number > ${after}`}
    order by number limit ${limit + 1}`;
  return rows as unknown as DraftLine[];
}

/** Lines at their newest revisions. */
export async function revisionsOf(
  { sql }: Pick<Transaction, 'sql'>,
  lineIds: readonly string[],
): Promise<LineAtRevision[]> {
  const rows = await sql`
    select l.id, l.number, l.revision, r.config
    from line l join line_revision r on r.line_id = l.id and r.number = l.revision where l.id = any(${[...lineIds]}::uuid[])`;
  return rows as unknown as LineAtRevision[];
}
