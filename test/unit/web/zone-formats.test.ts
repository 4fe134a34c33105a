import { describe, expect, it } from 'vitest';
import { zoneFormats } from '../../../src/web/lines/zone-formats.ts';

const at = (text: string) => Date.parse(text);

describe('times of a line', () => {
  it('are those of its own zone, in the reader’s language', () => {
    const english = zoneFormats('America/New_York', 'en');
    expect(english.instant(at('2026-11-30T18:00:00+08:00'))).toBe('Mon 30 Nov, 05:00');
    expect(zoneFormats('Asia/Taipei', 'zh-TW').instant(at('2026-11-30T18:00:00+08:00'))).toBe('11月30日（一）18:00');
  });

  it('end a day at 24:00, and name the day only where it is another', () => {
    const { endOf, endTime } = zoneFormats('Asia/Taipei', 'en');
    const from = at('2026-11-30T09:00:00+08:00');
    expect(endTime(at('2026-12-01T00:00:00+08:00'))).toBe('24:00');
    expect(endOf(from, at('2026-11-30T18:00:00+08:00'))).toBe('18:00');
    expect(endOf(from, at('2026-12-01T00:00:00+08:00'))).toBe('24:00');
    expect(endOf(from, at('2026-12-01T09:00:00+08:00'))).toBe('Tue 1 Dec, 09:00');
  });
});
