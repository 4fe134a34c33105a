import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { accessWords } from '../../src/contract/words/access.ts';
import { invitationStatus, seatFor } from '../../src/domain/access/invitation.ts';
import { hashSecret, makeKey, parseKey, secretMatches } from '../../src/features/access/api-key-secret.ts';
import { mustSetUpSecondFactor } from '../../src/features/access/authenticator.ts';
import { cookiePrefix, readCookie, readSessionToken } from '../../src/features/access/session-cookie.ts';
import { faultOf } from '../../src/features/access/sign-in-faults.ts';
import { hashPassword, verifyPassword } from '../../src/shared/password.ts';

describe('an API key', () => {
  it('reads back as it was made, and only with its own secret', () => {
    const fresh = makeKey();
    const parsed = parseKey(fresh.key);
    expect(parsed?.prefix).toBe(fresh.prefix);
    expect(secretMatches(parsed?.secret ?? '', fresh.secretHash)).toBe(true);
    expect(secretMatches(parseKey(makeKey().key)?.secret ?? '', fresh.secretHash)).toBe(false);
    expect(secretMatches('', 'not hex')).toBe(false);
    expect(hashSecret('x')).toHaveLength(64);
  });

  it('is not recognised in any other shape', () => {
    const { key } = makeKey();
    for (const wrong of [
      '',
      'pck',
      key.toUpperCase(),
      ` ${key}`,
      `${key}=`,
      key.replace('pck', 'sk'),
      key.slice(0, -1),
    ]) {
      expect(parseKey(wrong)).toBeNull();
    }
  });
});

describe('the session cookie', () => {
  const options = { name: 'lineshift.session_token', secret: 'a secret of at least 32 characters.' };
  const sign = (token: string, secret = options.secret) =>
    encodeURIComponent(`${token}.${createHmac('sha256', secret).update(token).digest('base64')}`);

  it('yields its token only when the signature is ours', () => {
    const header = (value: string) => `other=1; ${options.name}=${value}; last=2`;
    expect(readSessionToken(header(sign('abc')), options)).toBe('abc');
    expect(readSessionToken(header(sign('abc', 'another secret')), options)).toBeNull();
    for (const value of ['abc', 'abc.', '.abc', '%E0%A4%A', '', sign('abc').slice(0, -8)]) {
      expect(readSessionToken(header(value), options)).toBeNull();
    }
    expect(readSessionToken(undefined, options)).toBeNull();
  });

  it('is found by its whole name', () => {
    expect(readCookie('xname=1; name=2; name=3', 'name')).toBe('2');
    expect(readCookie('name', 'name')).toBeNull();
  });

  it('is bound to the host under https only, where browsers allow it', () => {
    expect(cookiePrefix('https://desk.example')).toBe('__Host-lineshift');
    expect(cookiePrefix('http://localhost:3000')).toBe('lineshift');
  });
});

describe('a seat', () => {
  it('is one customer role in an organisation, or staff roles without one', () => {
    expect(seatFor(['owner'], 'o')).toEqual({
      ok: true,
      seat: { side: 'customer', organisationId: 'o', role: 'owner' },
    });
    expect(seatFor(['sales', 'agent', 'sales'], null)).toEqual({
      ok: true,
      seat: { side: 'staff', roles: ['agent', 'sales'] },
    });
    expect(seatFor(['member'], null)).toMatchObject({ refusal: { code: 'organisation_needed' } });
    for (const [roles, organisation] of [
      [['owner', 'member'], 'o'],
      [['owner', 'admin'], 'o'],
      [['admin'], 'o'],
    ] as const) {
      expect(seatFor(roles, organisation)).toMatchObject({ refusal: { code: 'roles_of_both_sides' } });
    }
  });

  it('offered by an invitation lapses at the very instant it says', () => {
    const at = new Date('2026-03-04T00:00:00Z');
    const open = { acceptedAt: null, revokedAt: null, expiresAt: at, mailRefused: false };
    expect(invitationStatus(open, new Date(at.getTime() - 1))).toBe('open');
    expect(invitationStatus(open, at)).toBe('expired');
    expect(invitationStatus({ ...open, revokedAt: at }, at)).toBe('revoked');
    expect(invitationStatus({ ...open, acceptedAt: at, revokedAt: at }, at)).toBe('accepted');
    expect(invitationStatus({ ...open, mailRefused: true }, at)).toBe('refused');
    expect(invitationStatus({ ...open, acceptedAt: at, mailRefused: true }, at)).toBe('accepted');
  });

  it('of staff asks for a second factor, unless it is a demo account', () => {
    const person = { roles: ['agent' as const], demo: false, secondFactor: false };
    expect(mustSetUpSecondFactor(person)).toBe(true);
    expect(mustSetUpSecondFactor({ ...person, demo: true })).toBe(false);
    expect(mustSetUpSecondFactor({ ...person, secondFactor: true })).toBe(false);
    expect(mustSetUpSecondFactor({ ...person, roles: ['owner'] })).toBe(false);
  });
});

it('hashes passwords with argon2id at the cost OWASP asks for', async () => {
  const hash = await hashPassword('correct horse');
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await verifyPassword({ hash, password: 'correct horse' })).toBe(true);
  expect(await verifyPassword({ hash, password: 'correct horsf' })).toBe(false);
});

it('translates what the sign-in library refuses by its code, else by its status', () => {
  const fault = (status: number, code?: string) => faultOf({ status }, { code });
  expect(fault(401, 'INVALID_EMAIL_OR_PASSWORD')).toMatchObject({ code: 'sign_in_failed', status: 401 });
  expect(fault(401)).toMatchObject({ code: 'not_signed_in' });
  expect(fault(400, 'SOMETHING_NEW')).toMatchObject({ code: 'invalid_input', status: 400 });
  for (const code of ['INVALID_CODE', 'INVALID_TWO_FACTOR_COOKIE', 'INVALID_TOKEN']) {
    expect(accessWords).toHaveProperty(fault(400, code).code);
  }
});
