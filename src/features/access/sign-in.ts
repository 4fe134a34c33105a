import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { SignInPath } from '../../contract/sign-in.contract.ts';
import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import { type AppError, forbidden } from '../../shared/app-error.ts';
import { endSessions, type SessionRow } from './access.repository.ts';
import { auditAccess } from './audit-access.ts';
import { mustSetUpSecondFactor } from './authenticator.ts';
import { assertUncommonPassword } from './common-password.ts';
import { claimCode, dropSession, findChallenged } from './sign-in.repository.ts';
import { secondFactorWrong } from './sign-in-faults.ts';
import { throttleAccount } from './throttle.ts';

/** One call of the sign-in pages. */
export interface SignInCall {
  path: SignInPath;
  body: { email?: string; code?: string; newPassword?: string };
  /** Who is signed in already. */
  caller: SessionRow | null;
  /** The pending question for a second factor, from its signed cookie. */
  challenge: string | null;
  requestId: string | null;
}

/** What the sign-in library did. */
export interface SignInOutcome {
  twoFactorRedirect?: boolean;
  user?: { id: string };
  totpURI?: string;
  backupCodes?: string[];
  /** Of the session it has just made. */
  sessionToken: string | null;
}

/** Whether an address is known must not show in the time an answer takes: a mail is written for known ones only. */
const recoveryTakesMs = 400;

/** Checks that come before the library. The returned promise, if any, is awaited beside it. @throws AppError. */
export async function prepareSignIn(deps: Deps, call: SignInCall): Promise<{ floor: Promise<unknown> }> {
  const { path, body, caller } = call;
  if (body.newPassword !== undefined) await assertUncommonPassword(body.newPassword);
  if (path === '/sign-in/email') await throttleAccount(deps, 'sign-in', body.email as string);
  if (path === '/two-factor/disable' && caller && mustSetUpSecondFactor({ ...caller, secondFactor: false })) {
    throw forbidden('second_factor_required');
  }
  if (path !== '/request-password-reset') return { floor: Promise.resolve() };
  const floor = pause(recoveryTakesMs);
  await throttleAccount(deps, 'recovery', body.email as string);
  return { floor };
}

/** What a success means for us: audit, codes that count once, sessions that end. Returns the answer. @throws AppError. */
export async function settleSignIn(deps: Deps, call: SignInCall, outcome: SignInOutcome): Promise<object> {
  const { path, caller, requestId } = call;
  const note = (action: string, id: string | undefined, after?: unknown) =>
    auditAccess(deps, { action, who: id === undefined ? null : { id }, proved: true, after, requestId });
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
    // Sessions from before were opened with the password alone.
    await endOtherSessions(deps, userId, outcome);
  } else if (call.caller) return;
  await auditAccess(deps, {
    action: isNew ? 'second_factor.set_up' : 'user.signed_in',
    who: { id: userId },
    proved: true,
    after: isNew ? undefined : { secondFactor: 'totp' },
    requestId: call.requestId,
  });
}

/** After a change of a factor only the place where it was made stays signed in. */
async function endOtherSessions(deps: Deps, userId: string, { sessionToken }: SignInOutcome): Promise<void> {
  await deps.database.transaction(systemActor, (transaction) =>
    endSessions(transaction, userId, sessionToken ?? undefined),
  );
}

/** Leaves a trace of failed attempts at a password or a code. */
export async function noteFailedSignIn(deps: Deps, call: SignInCall, fault: AppError): Promise<void> {
  const { requestId } = call;
  if (fault.code === 'sign_in_failed') {
    const who = { email: call.body.email as string };
    await auditAccess(deps, { action: 'user.sign_in_failed', who, proved: false, requestId });
  }
  if (fault.code === 'second_factor_wrong') {
    const id = call.caller?.userId ?? (call.challenge && (await findChallenged(deps.database, call.challenge)));
    await auditAccess(deps, { action: 'second_factor.failed', who: id ? { id } : null, proved: false, requestId });
  }
}
