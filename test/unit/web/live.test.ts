import { expect, it } from 'vitest';
import { isTouched } from '../../../src/web/lib/live.ts';

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
