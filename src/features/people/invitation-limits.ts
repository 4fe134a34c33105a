import { createHash } from 'node:crypto';
import { type AttemptLimit, countAttempt } from '../../db/attempts.ts';
import type { Transaction } from '../../db/database.ts';
import { AppError, conflict } from '../../shared/app-error.ts';
import { hasRefusedMail } from './mail-refusals.repository.ts';

const daySeconds = 86_400;

/** Invitation mails within a day, including those sent again. */
const limits = {
  recipient: { most: 3, windowSeconds: daySeconds },
  /** From all organisations together. High, so that one cannot keep another from inviting. */
  everywhere: { most: 10, windowSeconds: daySeconds },
  inviter: { most: 50, windowSeconds: daySeconds },
  organisation: { most: 100, windowSeconds: daySeconds },
} as const satisfies Record<string, AttemptLimit>;

interface InvitationMail {
  organisationId: string | null;
  inviterId: string;
  email: string;
  at: Date;
}

/**
 * Counts one more invitation mail in the caller's transaction: one that is rolled back was not sent.
 * @throws AppError `invitation_mail_refused` (409); `invitation_limit_recipient`, `invitation_limit_inviter`,
 * `invitation_limit_organisation` (429) with Retry-After.
 */
export async function admitInvitationMail(transaction: Transaction, mail: InvitationMail): Promise<void> {
  const { organisationId, inviterId, email, at } = mail;
  if (await hasRefusedMail(transaction, mail)) throw conflict('invitation_mail_refused');
  const count = (kind: keyof typeof limits, ...parts: (string | null)[]) => {
    const digest = createHash('sha256').update(parts.join(' ')).digest('hex');
    return countAttempt(transaction.sql, { key: `invitation ${kind} ${digest}`, at, ...limits[kind] });
  };
  const toRecipient = await count('recipient', organisationId, email);
  if (toRecipient > 0) throw new AppError('invitation_limit_recipient', tooMany(toRecipient));
  const everywhere = await count('everywhere', email);
  if (everywhere > 0) throw new AppError('invitation_limit_recipient', tooMany(everywhere));
  const byInviter = await count('inviter', inviterId);
  if (byInviter > 0) throw new AppError('invitation_limit_inviter', tooMany(byInviter));
  const byOrganisation = await count('organisation', organisationId);
  if (byOrganisation > 0) throw new AppError('invitation_limit_organisation', tooMany(byOrganisation));
}

function tooMany(seconds: number) {
  return { status: 429, headers: { 'Retry-After': String(seconds) } };
}
