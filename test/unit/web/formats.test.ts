import { describe, expect, it } from 'vitest';
import { formatsFor } from '../../../src/web/lib/formats.ts';

describe('an instant that is soon', () => {
  const { soon } = formatsFor('en');

  it("is a time alone on the same day in Taipei, whatever the device's zone", () => {
    expect(soon('2026-03-04T23:59:00+08:00', '2026-03-04T00:00:00+08:00')).toBe('23:59');
    expect(soon('2026-03-04T15:59:00Z', '2026-03-03T16:00:00Z')).toBe('23:59');
  });

  it('carries its day on any other', () => {
    expect(soon('2026-03-05T00:00:00+08:00', '2026-03-04T23:59:00+08:00')).toMatch(/Thu.*5 Mar.*00:00/);
  });
});

describe('a moment', () => {
  const { moment } = formatsFor('zh-TW');

  it('has its weekday, and its year only in another year than now', () => {
    expect(moment('2026-12-31T23:59:00+08:00', '2026-01-01T00:00:00+08:00')).toBe('12月31日（四）23:59');
    expect(moment('2026-12-31T16:00:00Z', '2026-12-31T15:59:00Z')).toBe('2027年1月1日（五）00:00');
  });
});
