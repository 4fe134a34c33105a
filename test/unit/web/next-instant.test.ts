import { describe, expect, it } from 'vitest';
import { nextInstant } from '../../../src/web/lib/next-instant.ts';

type Request = Parameters<typeof nextInstant>[0];

const dueBy = '2026-03-09T18:00:00+08:00';
const effectiveAt = '2026-03-20T00:00:00+08:00';
const targetAt = '2026-03-04T10:15:00+08:00';
const promised = { effectiveAt: null, closure: null, deadline: { dueBy } };

describe('what is awaited next of a request', () => {
  it.each([
    ['the promise while we work on it', { status: 'inProgress' }, dueBy],
    [
      'going live once it is prepared, however long ago it was promised',
      { status: 'scheduled', effectiveAt },
      effectiveAt,
    ],
    ['nothing while it waits for the customer', { status: 'pending' }, null],
    ['nothing once it has ended', { status: 'cancelled' }, null],
    [
      'the time of an emergency closure, not the ordinary promise',
      { status: 'accepted', closure: { targetAt } },
      targetAt,
    ],
    ['nothing of a closure without a time of its own', { status: 'accepted', closure: { targetAt: null } }, null],
  ])('is %s', (_what, request, expected) => {
    expect(nextInstant({ ...promised, ...request } as Request)).toBe(expected);
  });
});
