import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../../src/domain/access/actor.ts';
import { systemActor } from '../../../../src/domain/access/actor.ts';
import {
  type AnnouncementCommand,
  type AnnouncementState,
  announcementActions,
  announcementStates,
  announcementTable,
  decideAnnouncement,
  wasDisputed,
} from '../../../../src/domain/announcement/announcement-lifecycle.ts';
import { agreedWork, isConfirmed, type Sighting } from '../../../../src/domain/announcement/sightings.ts';
import { expiresAt } from '../../../../src/domain/announcement/standing.ts';

const start = new Date('2026-07-23T20:00:00+08:00');
const rules = { settleMs: 300_000 };
const later = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const actorOf = (role: 'operator' | 'admin' | 'technician'): Actor => ({
  ...{
    kind: 'user',
    userId: '0190aaaa-0000-7000-8000-000000000000',
    name: 'Chen',
    organisationId: null,
    roles: [role],
  },
});

function stateOf(given: Partial<AnnouncementState>): AnnouncementState {
  return {
    ...{ status: 'settling', work: 'closed', standsSince: start, settledAt: null, activatedAt: null },
    ...{ waitOverridden: false, disputedAt: null, endedAt: null, ...given },
  };
}

function decided(
  given: Partial<AnnouncementState>,
  command: AnnouncementCommand,
  { by = actorOf('operator'), at = later(10) } = {},
) {
  return decideAnnouncement({ state: stateOf(given), command, actor: by, now: at, rules });
}

function codeOf(decision: ReturnType<typeof decided>): string {
  return decision.ok ? decision.next.status : decision.refusal.code;
}

/** The table again, written by hand: the statuses each action may lead to from each status. */
const legal: Record<string, string> = {
  'settling stand': 'proposed',
  'settling dispute': 'disputed',
  'settling activate': 'active',
  'settling reject': 'rejected',
  'settling supersede': 'superseded',
  'settling revoke': 'revoked',
  'settling expire': 'expired',
  'proposed dispute': 'disputed',
  'proposed activate': 'active',
  'proposed reject': 'rejected',
  'proposed supersede': 'superseded',
  'proposed revoke': 'revoked',
  'proposed expire': 'expired',
  'disputed dispute': 'disputed',
  'disputed reject': 'rejected',
  'disputed settle': 'proposed active rejected revoked',
  'disputed agree': 'proposed active rejected revoked',
  'disputed supersede': 'superseded',
  'disputed revoke': 'revoked',
  'disputed expire': 'expired',
  'active dispute': 'disputed',
  'active supersede': 'superseded',
  'active revoke': 'revoked',
  'active expire': 'expired',
};

describe('the lifecycle of an announcement', () => {
  it('allows exactly these steps', () => {
    const found = Object.fromEntries(
      announcementStates.flatMap((status) =>
        announcementActions.flatMap((action) => {
          const cell = announcementTable[status][action];
          return cell ? [[`${status} ${action}`, cell.to.join(' ')]] : [];
        }),
      ),
    );
    expect(found).toEqual(legal);
  });

  it('is activated by operators alone', () => {
    const activate = { action: 'activate', doubts: [] } as const;
    expect(codeOf(decided({ status: 'proposed' }, activate))).toBe('active');
    expect(codeOf(decided({ status: 'proposed' }, activate, { by: actorOf('admin') }))).toBe('forbidden');
    expect(codeOf(decided({ status: 'proposed' }, activate, { by: actorOf('technician') }))).toBe('forbidden');
    expect(codeOf(decided({ status: 'proposed' }, activate, { by: systemActor }))).toBe('forbidden');
  });

  it('is never active with a doubt, whatever reason is given', () => {
    const doubted = { action: 'activate', doubts: ['test_words'], override: { reason: 'I know' } } as const;
    const decision = decided({ status: 'proposed' }, doubted);
    expect(decision).toMatchObject({
      ok: false,
      refusal: { code: 'announcement_not_sendable', reasons: [{ code: 'test_words' }] },
    });
  });

  it('waits until it has stood for 300 s, exactly, unless a reason is given', () => {
    const activate = { action: 'activate', doubts: [] } as const;
    expect(codeOf(decided({}, activate, { at: later(299.999) }))).toBe('announcement_settling');
    expect(codeOf(decided({}, activate, { at: later(300) }))).toBe('active');
    expect(codeOf(decided({}, { ...activate, override: { reason: ' ' } }))).toBe('reason_required');
    expect(decided({}, { ...activate, override: { reason: 'Seen on the desk' } })).toMatchObject({
      ...{ ok: true, next: { status: 'active', waitOverridden: true }, audit: { reason: 'Seen on the desk' } },
    });
  });

  it('alarms once for a dispute, also of an active one', () => {
    const dispute = { action: 'dispute', cause: 'contradicted' } as const;
    const first = decided({ status: 'active', activatedAt: start }, dispute);
    expect(first).toMatchObject({ ok: true, next: { status: 'disputed' }, intents: [{ type: 'tellOperators' }] });
    expect(decided({ status: 'disputed' }, dispute)).toMatchObject({ ok: true, intents: [] });
  });

  it('goes back to where it was when what it says holds, else it ends', () => {
    const settle = (work: 'closed' | 'open') => ({ action: 'settle', work, reason: 'Called the county' }) as const;
    expect(codeOf(decided({ status: 'disputed' }, settle('closed')))).toBe('proposed');
    expect(codeOf(decided({ status: 'disputed', activatedAt: start }, settle('closed')))).toBe('active');
    expect(codeOf(decided({ status: 'disputed' }, settle('open')))).toBe('rejected');
    expect(codeOf(decided({ status: 'disputed', activatedAt: start }, settle('open')))).toBe('revoked');
  });
});

describe('an announcement whose time is over', () => {
  it('ends without a call to anybody, and keeps that it was disputed', () => {
    const expire = { action: 'expire' } as const;
    const made = decided({ status: 'active', activatedAt: start, settledAt: start }, expire, { by: systemActor });
    expect(made).toMatchObject({ ok: true, next: { status: 'expired', endedAt: later(10) }, intents: [] });
    expect(codeOf(decided({ status: 'active' }, expire))).toBe('forbidden');
    expect(wasDisputed({ disputedAt: later(5), standsSince: later(5) })).toBe(true);
    expect(wasDisputed({ disputedAt: later(5), standsSince: later(6) })).toBe(false);
    expect(wasDisputed({ disputedAt: null, standsSince: start })).toBe(false);
  });

  it('is over with its window, or four days after it came where its hours are not certain', () => {
    const day = { date: '2026-07-24', part: 'morning', fromTime: null, untilTime: null, createdAt: start } as const;
    expect(expiresAt(day)).toEqual(new Date('2026-07-24T12:00:00+08:00'));
    expect(expiresAt({ ...day, date: null })).toEqual(new Date('2026-07-27T20:00:00+08:00'));
  });
});

describe('sightings', () => {
  const seen = (source: string, given: Partial<Sighting> = {}): Sighting => ({
    ...{ source, textHash: source, status: 'Actual', work: 'closed', seenAt: start, withdrawn: false, ...given },
  });

  it('confirm one another only as two named sources with words of their own', () => {
    expect(isConfirmed([seen('feed'), seen('county')], 'closed')).toBe(true);
    expect(isConfirmed([seen('feed'), seen('Feed ', { textHash: 'other' })], 'closed')).toBe(false);
    expect(isConfirmed([seen('feed'), seen('county', { textHash: 'feed' })], 'closed')).toBe(false);
    expect(isConfirmed([seen('feed'), seen('county', { status: 'Test' })], 'closed')).toBe(false);
    expect(isConfirmed([seen('feed'), seen('county', { withdrawn: true })], 'closed')).toBe(false);
    expect(isConfirmed([seen('feed'), seen('county', { work: 'open' })], 'closed')).toBe(false);
  });

  it('end a dispute by themselves when two sources agree and 5 minutes have passed since the last contradiction', () => {
    const said = [
      seen('feed'),
      seen('county', { work: 'open', textHash: 'a', seenAt: later(60) }),
      seen('county', { textHash: 'b', seenAt: later(600) }),
    ];
    expect(agreedWork(said, { now: later(359), settleMs: 300_000 })).toBeNull();
    expect(agreedWork(said, { now: later(600), settleMs: 300_000 })).toBe('closed');
    const vanished = [...said, seen('feed', { withdrawn: true, seenAt: later(700) })];
    expect(agreedWork(vanished, { now: later(2000), settleMs: 300_000 })).toBeNull();
  });
});
