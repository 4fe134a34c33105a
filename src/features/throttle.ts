import { createHash } from 'node:crypto';
import { type AttemptLimit, countAttempt, forgetAttempts } from '../db/attempts.ts';
import type { Deps } from '../deps.ts';
import { AppError } from '../shared/app-error.ts';

interface Limits {
  /** All attempts from one address of the network. */
  address: AttemptLimit;
  /** One account from one address; beyond it, the address is refused and no longer counts against the account. */
  pair: AttemptLimit;
  /** One account from all addresses: reached only with several of them. */
  account: AttemptLimit;
  /** One account from a device on which it has signed in before: counted separately. */
  device: AttemptLimit;
}

const quarter = 900;
const pace = { most: 3, windowSeconds: 10 };

/** Limits for strangers, whether the account exists or not. The database counts, for every API process. */
const limits = {
  'sign-in': {
    address: { most: 30, windowSeconds: 60 },
    pair: { most: 10, windowSeconds: quarter },
    account: { most: 40, windowSeconds: quarter },
    device: { most: 10, windowSeconds: quarter },
  },
  recovery: {
    address: { most: 10, windowSeconds: quarter },
    pair: { most: 3, windowSeconds: quarter },
    account: { most: 10, windowSeconds: quarter },
    device: { most: 3, windowSeconds: quarter },
  },
  /** Codes of the second factor, asked for after the right password (NIST SP 800-63B-4, 3.2.2). */
  code: {
    address: pace,
    pair: { most: 4, windowSeconds: quarter },
    account: { most: 10, windowSeconds: quarter },
    device: { most: 5, windowSeconds: quarter },
  },
  /** The own password again, by somebody who is signed in. */
  password: {
    address: pace,
    pair: { most: 10, windowSeconds: quarter },
    account: { most: 30, windowSeconds: quarter },
    device: { most: 10, windowSeconds: quarter },
  },
  /** Links of mails: 256 bits cannot be guessed, so only the work is limited. */
  link: {
    address: { most: 30, windowSeconds: 60 },
    pair: { most: 30, windowSeconds: quarter },
    account: { most: 30, windowSeconds: quarter },
    device: { most: 30, windowSeconds: quarter },
  },
} as const satisfies Record<string, Limits>;

export interface Attempt {
  at: keyof typeof limits;
  /** Of the network, as `addressOf` names it. */
  address: string;
  /** The e-mail address or id of the account; null when the attempt names none. */
  account: string | null;
  /** The device, if the account has signed in on it before (device-cookie.ts). */
  device: string | null;
}

/** The counts of this attempt, to take off again when it was right. */
export type Counted = readonly string[];

/**
 * Counts an attempt, or refuses it. Each count sees only attempts that the one before let through, so that one address
 * can use up no more than its own attempts: locking an account to strangers takes several addresses, and a device that
 * has signed in before is never locked out (OWASP, Slow Down Online Guessing Attacks with Device Cookies).
 * @throws AppError `too_many_requests` or `second_factor_locked` (429) with Retry-After.
 */
export async function throttle(deps: Deps, attempt: Attempt): Promise<Counted> {
  const { at, address, account, device } = attempt;
  const key = (kind: keyof Limits, ...parts: string[]) => `${at} ${kind} ${digest(parts.join(' '))}`;
  if (account !== null && device !== null) {
    const own = key('device', device);
    await count(deps, attempt, { kind: 'device', key: own });
    return [own];
  }
  await count(deps, attempt, { kind: 'address', key: key('address', address) });
  if (account === null) return [];
  const pair = key('pair', account, address);
  await count(deps, attempt, { kind: 'pair', key: pair });
  const all = key('account', account);
  await count(deps, attempt, { kind: 'account', key: all });
  return [pair, all];
}

/** Takes a right attempt off the counts of wrong ones. */
export async function giveBack(deps: Deps, counted: Counted): Promise<void> {
  await forgetAttempts(deps.database, counted);
}

async function count(deps: Deps, { at }: Attempt, of: { kind: keyof Limits; key: string }): Promise<void> {
  const limit = limits[at][of.kind];
  const seconds = await countAttempt(deps.database.sql, { key: of.key, at: deps.clock.now(), ...limit });
  if (seconds === 0) return;
  const headers = { 'Retry-After': String(seconds) };
  if (at === 'code' && of.kind !== 'address') throw new AppError('second_factor_locked', { status: 429, headers });
  throw new AppError('too_many_requests', { status: 429, params: { seconds }, headers });
}

/** Counts are stored without addresses of people or of the network. */
function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
