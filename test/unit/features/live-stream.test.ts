import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LiveRow } from '../../../src/db/live-events.ts';
import { type Actor, systemActor } from '../../../src/domain/access/actor.ts';
import { eventsText, lastEventIdOf } from '../../../src/features/events/event-text.ts';
import { type LiveStreamOptions, openLiveStream, unreadLimit } from '../../../src/features/events/live-stream.ts';
import { sameRight } from '../../../src/features/events/same-right.ts';
import { StreamPlaces, streamsPerCaller } from '../../../src/features/events/stream-places.ts';
import { visibleEvents } from '../../../src/features/events/visible-events.ts';

const mine = '01890000-0000-7000-8000-000000000001';
const theirs = '01890000-0000-7000-8000-000000000002';
const owner: Actor = { kind: 'user', userId: mine, name: 'Owner', organisationId: mine, roles: ['owner'] };
const staff: Actor = { kind: 'user', userId: theirs, name: 'Agent', organisationId: null, roles: ['agent'] };

const event = (organisationId: string | null, subjectId = 'x') => ({ type: 'line.changed', subjectId, organisationId });
const row = (sequence: number, organisationId: string | null): LiveRow => ({
  sequence,
  organisationId,
  events: [event(organisationId)],
});

function open(overrides: Partial<LiveStreamOptions> = {}) {
  const written: string[] = [];
  const closing = new AbortController();
  let deliver: (row: LiveRow) => void = () => undefined;
  let closed: () => void = () => undefined;
  const state = { ended: false, destroyed: false, subscribed: false, after: -1, unread: 0 };
  const sink = {
    get writableLength() {
      return state.unread;
    },
    write: (text: string) => written.push(text),
    end: () => {
      state.ended = true;
    },
    destroy: () => {
      state.destroyed = true;
    },
    once: (_event: 'close', listener: () => void) => {
      closed = listener;
    },
  };
  const feed = {
    subscribe: (subscription: { after?: number; deliver(row: LiveRow): void }) => {
      state.subscribed = true;
      state.after = subscription.after ?? -1;
      deliver = subscription.deliver;
      return () => {
        state.subscribed = false;
      };
    },
  };
  openLiveStream({
    sink,
    feed,
    actor: owner,
    after: 7,
    stillAllowed: async () => true,
    closing: closing.signal,
    ...overrides,
  });
  return { written, state, closing, deliver: (next: LiveRow) => deliver(next), leave: () => closed() };
}

describe('a live stream', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('begins with the cursor it would resume from and subscribes after it', () => {
    const { written, state } = open();
    expect(written).toEqual(['retry: 3000\nid: 7\n\n']);
    expect(state.after).toBe(7);
  });

  it('sends what the caller may see and stays silent about the rest', () => {
    const { written, deliver } = open();
    deliver(row(8, theirs));
    deliver(row(9, mine));
    deliver(row(10, null));
    expect(written.slice(1)).toEqual([`id: 9\ndata: ${JSON.stringify(event(mine))}\n\n`]);
  });

  it('sends a heartbeat every 20 s and moves the cursor past events that are not for the caller', () => {
    const { written, deliver } = open();
    deliver(row(8, theirs));
    vi.advanceTimersByTime(20_000);
    expect(written.at(-1)).toBe(': still here\nid: 8\n\n');
  });

  it('cuts off a client that does not read', () => {
    const { state, deliver, written } = open();
    state.unread = unreadLimit + 1;
    deliver(row(8, mine));
    expect(state).toMatchObject({ destroyed: true, subscribed: false });
    const before = written.length;
    deliver(row(9, mine));
    vi.advanceTimersByTime(120_000);
    expect(written).toHaveLength(before);
  });

  it('ends within a minute after the permission is lost', async () => {
    const { state } = open({ stillAllowed: async () => false });
    await vi.advanceTimersByTimeAsync(59_000);
    expect(state.ended).toBe(false);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(state).toMatchObject({ ended: true, subscribed: false });
  });

  it('goes on when the permission cannot be checked for a moment', async () => {
    const { state } = open({ stillAllowed: async () => Promise.reject(new Error('no database')) });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(state.ended).toBe(false);
  });

  it('ends when the server closes, also when that has already begun', () => {
    const { state, closing } = open();
    closing.abort();
    expect(state).toMatchObject({ ended: true, subscribed: false });
    const late = new AbortController();
    late.abort();
    expect(open({ closing: late.signal }).state).toMatchObject({ ended: true, subscribed: false });
  });

  it('leaves no timer and no subscription when a client leaves', () => {
    const { state, leave } = open();
    leave();
    expect(state.subscribed).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('what a caller is told', () => {
  it('is everything for staff and the own organisation for a customer', () => {
    const events = [event(mine), event(theirs), event(null)];
    expect(visibleEvents(owner, events)).toEqual([event(mine)]);
    const hours = { ...event(null), type: 'service_hours.changed' };
    expect(visibleEvents(owner, [hours])).toEqual([hours]);
    expect(visibleEvents(staff, events)).toEqual(events);
  });

  it('names its cursor on the last event of a row only, so that none is lost', () => {
    const text = eventsText(5, [event(mine, 'a'), event(mine, 'b')]);
    expect(text.match(/^id: 5$/gm)).toHaveLength(1);
    expect(text.indexOf('id: 5')).toBeGreaterThan(text.indexOf('"a"'));
    expect(eventsText(5, [])).toBe('');
  });

  it('resumes from numbers and from nothing else', () => {
    expect(lastEventIdOf('42')).toBe(42);
    for (const header of ['', '-1', '1e3', 'abc', '9'.repeat(16), undefined, ['1']])
      expect(lastEventIdOf(header)).toBeNull();
  });
});

describe('the right to a stream', () => {
  it('ends with the person, the organisation or the roles', () => {
    expect(sameRight(owner, { ...owner, name: 'Renamed' })).toBe(true);
    expect(sameRight(owner, { ...owner, roles: ['member'] })).toBe(false);
    expect(sameRight(owner, { ...owner, organisationId: theirs })).toBe(false);
    expect(sameRight(owner, systemActor)).toBe(false);
    expect(sameRight(owner, null)).toBe(false);
  });

  it('is counted: so many streams a caller, freed when one leaves', () => {
    const places = new StreamPlaces();
    const leave = Array.from({ length: streamsPerCaller }, () => places.take('a'));
    expect(() => places.take('a')).toThrow('too_many_streams');
    places.take('b');
    leave[0]?.();
    expect(() => places.take('a')).not.toThrow();
  });
});
