import { describe, expect, it } from 'vitest';
import { readEnvironment } from '../../../src/config/env.ts';
import { isLoopback } from '../../../src/shared/loopback.ts';

describe('this machine alone', () => {
  it('is what the server listens on unless told otherwise', () => {
    expect(isLoopback(readEnvironment({}).HOST)).toBe(true);
  });

  it.each(['localhost', 'LOCALHOST', '127.0.0.1', '127.9.9.9', '::1', '[::1]', '::ffff:127.0.0.1'])('is %s', (host) => {
    expect(isLoopback(host)).toBe(true);
  });

  it.each([
    '',
    '0.0.0.0',
    '::',
    '127.0.0.1.example',
    '127.example',
    'localhost.example',
    '192.168.1.1',
    '::ffff:10.0.0.1',
  ])('is not %s', (host) => {
    expect(isLoopback(host)).toBe(false);
  });
});
