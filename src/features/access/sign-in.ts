import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { OwnSignInPath } from '../../contract/sign-in.contract.ts';
import { endSessions } from '../../db/people.ts';
import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import type { AuditFacts } from '../../domain/audit-facts.ts';
import { type AppError, forbidden } from '../../shared/app-error.ts';
import { assertUncommonPassword } from '../../shared/common-password.ts';
import { type Attempt, type Counted, throttle } from '../throttle.ts';
import type { SessionRow } from './access.repository.ts';
import { type AccessEvent, auditAccess } from './audit-access.ts';
import { mustSetUpSecondFactor } from './authenticator.ts';
import { claimCode, dropSession } from './sign-in.repository.ts';
import { secondFactorWrong } from './sign-in-faults.ts';

/** One call of the sign-in endpoints. */
export interface SignInCall {
  path: OwnSignInPath;
  body: { email?: string; code?: string; newPassword?: string };
  /** The signed-in person. */
  caller: SessionRow | null;
  /** The person whose second factor is pending, from the signed cookie. */
  challenged: { userId: string; email: string } | null;
  /** Of the network, for counting. */
  address: string;
  /** The device, if this account has signed in on it before. */
  knownDevice(email: string): string | null;
  callId: string | null;
}

/** The sign-in library's result. */
export interface SignInOutcome {
  twoFactorRedirect?: boolean;
  user?: { id: string; email: string };
  totpURI?: string;
  backupCodes?: string[];
  /** Of the session just created. */
  sessionToken: string | null;
}

/**
 * The time of an answer must not reveal whether an address is known: a known one costs two look-ups and a mail. So these
 * answers come at a fixed time after the call, which is longer than the work.
 */
const answersAfterMs: Partial<Record<OwnSignInPath, number>> = {
  '/request-password-reset': 400,
  '/sign-in/email': 250,
};

export interface Prepared {
  counted: Counted;
  /** Resolves when an answer that must not reveal whether an address is known may be sent. */
  due: Promise<unknown>;
}

/** Checks that come before the library. @throws AppError. */
export async function prepareSignIn(deps: Deps, call: SignInCall): Promise<Prepared> {
  const { path, body, caller } = call;
  const due = pause(answersAfterMs[path] ?? 0, undefined, { ref: false });
  const attempt = attemptOf(call);
  const counted = attempt ? await throttle(deps, attempt) : [];
  if (body.newPassword !== undefined) await assertUncommonPassword(body.newPassword);
  if (path === '/two-factor/disable' && caller && mustSetUpSecondFactor({ ...caller, secondFactor: false })) {
    throw forbidden('second_factor_required');
  }
  return { counted, due };
}

/** What a call tries, and on which account. */
function attemptOf({ path, body, caller, challenged, address, knownDevice }: SignInCall): Attempt | null {
  const by = (at: Attempt['at'], email?: string): Attempt =>
    email === undefined
      ? { at, address, account: null, device: null }
      : { at, address, account: email, device: knownDevice(email) };
  switch (path) {
    case '/sign-in/email':
      return by('sign-in', body.email);
    case '/request-password-reset':
      return by('recovery', body.email);
    case '/reset-password':
      return by('link');
    case '/two-factor/verify-totp':
    case '/two-factor/verify-backup-code':
      // A signed-in person sets the factor up, and knows its secret.
      return by('code', caller ? undefined : challenged?.email);
    case '/change-password':
    case '/two-factor/enable':
    case '/two-factor/disable':
    case '/two-factor/generate-backup-codes':
      return { at: 'password', address, account: caller?.userId ?? null, device: null };
    case '/sign-out':
      return null;
  }
}

/** The reply to a success. */
export interface SignInReply {
  status?: string;
  totpUri?: string;
  backupCodes?: string[];
}

/** Handles a success: audit, codes that count once, sessions that end. Returns the answer. @throws AppError. */
export async function settleSignIn(deps: Deps, call: SignInCall, outcome: SignInOutcome): Promise<SignInReply> {
  const { path, caller, callId } = call;
  const note = (action: AccessEvent['action'], id: string | undefined, after?: AuditFacts) =>
    auditAccess(deps, { action, who: id === undefined ? null : { id }, proved: true, after, callId });
  switch (path) {
    case '/sign-in/email':
      if (outcome.twoFactorRedirect) return { status: 'secondFactorNeeded' };
      await note('user.signed_in', outcome.user?.id);
      return { status: 'signedIn' };
    case '/two-factor/verify-totp':
      await settleCode(deps, call, outcome);
      return { status: 'signedIn' };
    case '/two-factor/verify-backup-code':
      if (!caller) await note('user.signed_in', outcome.user?.id, { secondFactor: 'backup_code' });
      return { status: 'signedIn' };
    case '/two-factor/enable':
      return { totpUri: outcome.totpURI, backupCodes: outcome.backupCodes };
    case '/two-factor/generate-backup-codes':
      await note('second_factor.codes_renewed', caller?.userId);
      return { backupCodes: outcome.backupCodes };
    case '/two-factor/disable':
      await endOtherSessions(deps, caller?.userId as string, outcome);
      await note('second_factor.removed', caller?.userId);
      return { status: 'removed' };
    case '/change-password':
      await note('user.password_changed', caller?.userId);
      return { status: 'changed' };
    case '/sign-out':
      if (caller) await note('user.signed_out', caller.userId);
      return { status: 'signedOut' };
    case '/request-password-reset':
      return { status: 'sent' };
    case '/reset-password':
      return { status: 'changed' };
  }
}

async function settleCode(deps: Deps, call: SignInCall, outcome: SignInOutcome): Promise<void> {
  const userId = outcome.user?.id as string;
  const hash = createHash('sha256').update(`${userId} ${call.body.code}`).digest('hex');
  if (!(await claimCode(deps.database, { userId, hash, at: deps.clock.now() }))) {
    if (outcome.sessionToken !== null) await dropSession(deps.database, outcome.sessionToken);
    throw secondFactorWrong();
  }
  const isNew = call.caller !== null && !call.caller.secondFactor;
  if (isNew) {
    // Earlier sessions were opened with the password alone.
    await endOtherSessions(deps, userId, outcome);
  } else if (call.caller) return;
  await auditAccess(deps, {
    action: isNew ? 'second_factor.set_up' : 'user.signed_in',
    who: { id: userId },
    proved: true,
    after: isNew ? undefined : { secondFactor: 'totp' },
    callId: call.callId,
  });
}

/** After a change of a factor only the session that made it stays. */
async function endOtherSessions(deps: Deps, userId: string, { sessionToken }: SignInOutcome): Promise<void> {
  await deps.database.transaction(systemActor, (transaction) =>
    endSessions(transaction, userId, sessionToken ?? undefined),
  );
}

/** Records failed attempts at a password or a code. */
export async function noteFailedSignIn(deps: Deps, call: SignInCall, fault: AppError): Promise<void> {
  const { callId } = call;
  if (fault.code === 'sign_in_failed') {
    const who = { email: call.body.email as string };
    await auditAccess(deps, { action: 'user.sign_in_failed', who, proved: false, callId });
  }
  if (fault.code === 'second_factor_wrong') {
    const id = call.caller?.userId ?? call.challenged?.userId;
    await auditAccess(deps, { action: 'second_factor.failed', who: id ? { id } : null, proved: false, callId });
  }
}
