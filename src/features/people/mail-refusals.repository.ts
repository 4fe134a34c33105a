import type { Transaction } from '../../db/database.ts';
import { newId } from '../../shared/ids.ts';

interface Correspondence {
  organisationId: string | null;
  email: string;
}

/** Stores the hash of the token by which one mail lets its recipient refuse further ones. */
export async function insertMailRefusal(
  { sql }: Transaction,
  { organisationId, email, tokenHash, at }: Correspondence & { tokenHash: string; at: Date },
): Promise<void> {
  await sql`
    insert into mail_refusal (id, organisation_id, recipient, token_hash, created_at)
    values (${newId()}, ${organisationId}, ${email}, ${tokenHash}, ${at.toISOString()}::timestamptz)`;
}

export async function hasRefusedMail(
  { sql }: Transaction,
  { organisationId, email }: Correspondence,
): Promise<boolean> {
  const [row] = await sql`
    select 1 from mail_refusal
    where recipient = ${email} and organisation_id is not distinct from ${organisationId}::uuid and refused_at is not null`;
  return row !== undefined;
}

/** The mails that a token is about; null for a token that we have not sent. */
export async function findMailRefusal(
  { sql }: Transaction,
  tokenHash: string,
): Promise<(Correspondence & { id: string; organisationName: string | null }) | null> {
  const [row] = await sql<(Correspondence & { id: string; organisationName: string | null })[]>`
    select r.id, r.organisation_id as "organisationId", r.recipient as email, c.name as "organisationName"
    from mail_refusal r left join customer c on c.id = r.organisation_id where r.token_hash = ${tokenHash}`;
  return row ?? null;
}

/** Stores the decision for everything sent from that organisation to that address: any of the mails decides for all. */
export async function decideMail(
  { sql }: Transaction,
  { organisationId, email, refusedAt }: Correspondence & { refusedAt: Date | null },
): Promise<void> {
  await sql`
    update mail_refusal set refused_at = ${refusedAt?.toISOString() ?? null}::timestamptz
    where recipient = ${email} and organisation_id is not distinct from ${organisationId}::uuid`;
}
