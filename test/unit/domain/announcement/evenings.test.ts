import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Actor, systemActor } from '../../../../src/domain/access/actor.ts';
import {
  type AnnouncementState,
  decideAnnouncement,
} from '../../../../src/domain/announcement/announcement-lifecycle.ts';
import { nextStep } from '../../../../src/domain/announcement/next-step.ts';
import type { NoticeItem, NoticeStatus } from '../../../../src/domain/announcement/notice-item.ts';
import { windowOfNotice } from '../../../../src/domain/announcement/notice-window.ts';
import { noticeWordsIn, parseNotice } from '../../../../src/domain/announcement/parse-notice.ts';
import { canStand, type Sighting, topicOf } from '../../../../src/domain/announcement/sightings.ts';
import { formatTaipei } from '../../../../src/domain/calendar/taipei-time.ts';

/** Evenings replayed. The order and the times are those of the archive; where it has no text one is constructed, and marked so. */
const rules = { settleMs: 300_000 };
const operator: Actor = {
  ...{ kind: 'user', userId: '0190aaaa-0000-7000-8000-000000000000', name: 'Chen', organisationId: null },
  roles: ['operator'],
};

interface Seen {
  at: string;
  source: string;
  text: string;
  status?: NoticeStatus;
  /** It has gone from its source. */
  gone?: true;
}

interface Standing {
  item: NoticeItem;
  state: AnnouncementState;
  sightings: Sighting[];
}

const stepMs = 10_000;

/**
 * Plays an evening: whoever is on duty presses "activate" every 10 seconds on whatever stands, without overriding anything. Returns when
 * each topic became active or disputed.
 */
function play(day: string, seen: readonly Seen[], until: string): string[] {
  const log: string[] = [];
  const standing = new Map<string, Standing>();
  const timeOf = (clock: string) => new Date(`${day}T${clock}:00+08:00`);
  const left = [...seen];
  for (let at = timeOf(seen[0]?.at ?? '').getTime(); at <= timeOf(until).getTime(); at += stepMs) {
    const now = new Date(at);
    for (; left[0] && timeOf(left[0].at) <= now; left.shift()) see(standing, left[0], now);
    for (const [topic, one] of standing) {
      const before = one.state.status;
      const own = nextStep({ ...one, now, rules });
      if (own) take(one, decideAnnouncement({ state: one.state, command: own, actor: systemActor, now, rules }));
      const command = { action: 'activate', doubts: one.item.why } as const;
      if (one.state.status !== 'active')
        take(one, decideAnnouncement({ state: one.state, command, actor: operator, now, rules }));
      const { status } = one.state;
      if (status !== before && (status === 'active' || status === 'disputed'))
        log.push(`${formatTaipei(now).slice(11, 16)} ${status} ${topic}`);
    }
  }
  return log;
}

function take(one: Standing, decision: ReturnType<typeof decideAnnouncement>): void {
  if (decision.ok) one.state = decision.next;
}

function see(standing: Map<string, Standing>, { source, text, status = 'Actual', gone }: Seen, now: Date): void {
  const msgType = 'Alert';
  for (const item of parseNotice({ text, sentAt: now, status, msgType, asOf: now })) {
    const topic = topicOf(item);
    const sighting = { source, textHash: text, status, work: item.work, seenAt: now, withdrawn: gone === true };
    const one = topic === null ? undefined : standing.get(topic);
    if (one) one.sightings.push(sighting);
    else if (topic !== null && canStand({ status, msgType, testWords: noticeWordsIn(text).test }))
      standing.set(topic, { item, sightings: [sighting], state: { ...fresh, work: item.work, standsSince: now } });
  }
}

const fresh: Omit<AnnouncementState, 'work' | 'standsSince'> = {
  ...{ status: 'settling', settledAt: null, activatedAt: null, waitOverridden: false, disputedAt: null, endedAt: null },
};

describe('an evening replayed', () => {
  // Constructed texts: the page's own were taken away within minutes.
  const yunlin: Seen[] = [
    { at: '19:40', source: 'dgpa', text: '雲林縣:11/12停止上班、停止上課。' },
    { at: '19:43', source: 'dgpa', text: '雲林縣:11/12停止上班、停止上課。', gone: true },
    { at: '19:50', source: 'yunlin', text: '雲林縣政府:雲林縣11/12照常上班、照常上課。' },
    { at: '19:53', source: 'yunlin', text: '雲林縣政府:雲林縣11/12照常上班、照常上課。', gone: true },
    { at: '20:24', source: 'yunlin', text: '雲林縣政府宣布:雲林縣明天停止上班、停止上課。' },
    { at: '20:26', source: 'dgpa', text: '[停班停課通知]雲林縣:11/12停止上班、停止上課。' },
  ];

  it('with a false dawn (Yunlin, 2025-11-11) gives one closure, and none before 20:24', () => {
    expect(play('2025-11-11', yunlin, '22:00')).toEqual([
      '19:43 disputed 雲林縣//2025-11-12/full',
      '20:26 active 雲林縣//2025-11-12/full',
    ]);
  });

  it('with a false dawn whose contrary comes from a second source leads to a dispute, also of what is active', () => {
    const late = yunlin.filter(({ gone }) => !gone).slice(0, 2);
    expect(play('2025-11-11', late, '21:00')).toEqual([
      '19:45 active 雲林縣//2025-11-12/full',
      '19:50 disputed 雲林縣//2025-11-12/full',
    ]);
  });

  it('on which a machine test was pushed as real (2025-09-17) gives nothing', () => {
    const text = '[停班停課通知]臺北市:今天停止上班、停止上課。行政院人事行政總處。';
    expect(play('2025-09-17', [{ at: '11:51', source: 'feed', text, status: 'Test' }], '13:00')).toEqual([]);
    const worded = { at: '11:51', source: 'paste', text: `系統測試 ${text}` };
    expect(play('2025-09-17', [worded], '13:00')).toEqual([]);
  });

  it('on which only schools close (Penghu, 2024-07-25) gives nothing', () => {
    const text = '[停班停課通知]澎湖縣:7/26照常上班、停止上課。行政院人事行政總處。';
    expect(play('2024-07-25', [{ at: '19:25', source: 'dgpa', text }], '21:00')).toEqual([]);
  });

  it('of a single district (Lanyu, 2024-07-23) closes that district alone', () => {
    const text = '[停班停課通知]臺東縣蘭嶼鄉:明天停止上班、停止上課。行政院人事行政總處。';
    expect(play('2024-07-23', [{ at: '20:39', source: 'dgpa', text }], '21:00')).toEqual([
      '20:44 active 臺東縣/蘭嶼鄉/2024-07-24/full',
    ]);
  });

  it('is never active within five minutes of a single source, whatever the order of what is seen', () => {
    const texts = ['雲林縣:11/12停止上班、停止上課。', '雲林縣:11/12照常上班、照常上課。'] as const;
    const seen = fc.record({ minute: fc.integer({ min: 0, max: 40 }), closed: fc.boolean(), gone: fc.boolean() });
    fc.assert(
      fc.property(fc.array(seen, { minLength: 1, maxLength: 6 }), (events) => {
        const ordered = events
          .toSorted((one, other) => one.minute - other.minute)
          .map(({ minute, closed, gone }): Seen => {
            const at = `19:${String(minute).padStart(2, '0')}`;
            return { at, source: 'dgpa', text: texts[closed ? 0 : 1], ...(gone ? { gone } : {}) };
          });
        const activated = play('2025-11-11', ordered, '20:00').filter((line) => line.includes('active'));
        for (const line of activated) {
          const minute = Number(line.slice(3, 5)) + (line.startsWith('20') ? 60 : 0);
          const near = ordered.filter(({ at }) => Number(at.slice(3)) <= minute && Number(at.slice(3)) > minute - 5);
          // Within the last five minutes nobody said otherwise and nothing went away.
          expect(near.filter(({ gone, text }) => gone || text === texts[1])).toEqual([]);
        }
        expect(activated.length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the window of a notice', () => {
  const windowOf = (given: Partial<NoticeItem>) => {
    const notice = { date: '2026-07-24', part: 'full', fromTime: null, untilTime: null, ...given } as const;
    const window = windowOfNotice(notice);
    return window && [window.from, window.until].map((at) => formatTaipei(at).slice(5, 16)).join(' to ');
  };

  it.each([
    [{}, '07-24T00:00 to 07-25T00:00'],
    [{ part: 'morning' }, '07-24T00:00 to 07-24T12:00'],
    [{ part: 'noon' }, '07-24T12:00 to 07-24T18:00'],
    [{ part: 'afternoon' }, '07-24T12:00 to 07-24T18:00'],
    [{ part: 'evening' }, '07-24T18:00 to 07-25T00:00'],
    [{ part: 'morning', fromTime: '07:30' }, '07-24T07:30 to 07-25T00:00'],
    [{ part: 'afternoon', fromTime: '13:30' }, '07-24T13:30 to 07-25T00:00'],
    [{ untilTime: '18:00' }, '07-24T00:00 to 07-24T18:00'],
    [{ part: 'evening', untilTime: '24:00' }, '07-24T18:00 to 07-25T00:00'],
    [{ part: 'evening', untilTime: '12:00' }, null],
    [{ date: null }, null],
    [{ date: '2026-02-30' }, null],
  ] as const)('%j is %s', (given, expected) => {
    expect(windowOf(given)).toBe(expected);
  });
});
