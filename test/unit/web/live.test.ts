import type { QueryClient } from '@tanstack/react-query';
import { afterEach, expect, it, vi } from 'vitest';
import { isTouched, openLive } from '../../../src/web/lib/live.ts';

const event = (type: string) => ({ type, subjectId: 'one', organisationId: null });
const messages = (id: string) => ['/change-requests/{id}/messages', { id }, {}];

it('a message makes the conversation of its own request old, and nothing else', () => {
  const written = event('change_request.message');
  expect(isTouched(messages('one'), written)).toBe(true);
  expect(isTouched(messages('two'), written)).toBe(false);
  expect(isTouched(['/change-requests/{id}', { id: 'one' }, {}], written)).toBe(false);
  expect(isTouched(['/jobs', {}, {}], written)).toBe(false);
});

it('a step of a request makes all reads of that request old, and the jobs that may show it', () => {
  const moved = event('change_request.changed');
  expect(isTouched(messages('one'), moved)).toBe(true);
  expect(isTouched(messages('two'), moved)).toBe(false);
  expect(isTouched(['/jobs/{id}', { id: 'a job' }, {}], moved)).toBe(true);
});

it('a step of a broadcast makes the lists and its own page old', () => {
  const moved = event('broadcast.changed');
  expect(isTouched(['/broadcasts', {}, { state: 'open' }, 'pages'], moved)).toBe(true);
  expect(isTouched(['/broadcasts/{id}', { id: 'one' }, {}, 'etag'], moved)).toBe(true);
  expect(isTouched(['/broadcasts/{id}/preview', { id: 'two' }, {}, 'pages'], moved)).toBe(false);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('one event refreshes soon, and a stream of them a few times a second', () => {
  vi.useFakeTimers();
  const streams: { onmessage?(message: { data: string }): void; close(): void }[] = [];
  vi.stubGlobal(
    'EventSource',
    class {
      constructor() {
        streams.push(this as unknown as (typeof streams)[number]);
      }
      close() {}
    },
  );
  const invalidateQueries = vi.fn(async () => undefined);
  const close = openLive({ invalidateQueries } as unknown as QueryClient);
  const hear = () => streams[0]?.onmessage?.({ data: JSON.stringify(event('broadcast.changed')) });
  hear();
  vi.advanceTimersByTime(150);
  expect(invalidateQueries).toHaveBeenCalledTimes(1);
  for (let passed = 0; passed < 2_000; passed += 50) {
    hear();
    vi.advanceTimersByTime(50);
  }
  const during = invalidateQueries.mock.calls.length - 1;
  expect(during).toBeGreaterThanOrEqual(4);
  expect(during).toBeLessThanOrEqual(5);
  // The last one is not forgotten.
  hear();
  vi.advanceTimersByTime(500);
  expect(invalidateQueries.mock.calls.length - 1).toBeGreaterThan(during);
  close();
});
