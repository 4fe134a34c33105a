import { describe, expect, it } from 'vitest';
import { ownPath } from '../../../src/web/features/sign-in/own-path.ts';

const origin = 'https://lineshift.example';

describe('where the sign-in leads to', () => {
  it.each(['/jobs', '/jobs?view=mine&q=%E9%99%B3', '/lines/1#hours', '/search?at=https://evil.example'])(
    'is the page of ours that was asked for: %s',
    (next) => {
      expect(ownPath(next, origin)).toBe(next);
    },
  );

  it.each([
    null,
    '',
    'jobs',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    ' //evil.example',
    '/.//evil.example',
    '/x/..//evil.example',
    'https://evil.example',
    'https://lineshift.example.evil.example/',
    'javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    '//user@evil.example:x',
  ])('is the start page instead of %j', (next) => {
    expect(ownPath(next, origin)).toBe('/');
  });
});
