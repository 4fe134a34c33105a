import { describe, expect, it } from 'vitest';
import { islandShops } from '../../src/demo/island-shops.ts';
import { districtsOf } from '../../src/domain/line/districts.ts';
import { readPhoneNumber } from '../../src/shared/phone-number.ts';

describe('the shops of the typhoon evening', () => {
  const lines = islandShops.manyLines ?? [];

  it('are 300 lines with numbers of their own and districts of their counties', () => {
    expect(lines).toHaveLength(300);
    expect(new Set(lines.map(({ number }) => number)).size).toBe(300);
    for (const { number, county, district } of lines) {
      expect(readPhoneNumber(number)).toMatchObject({ ok: true, value: { number } });
      expect(districtsOf(county ?? '')).toContain(district);
    }
  });

  it('have consents of every kind in the county that the notice names', () => {
    const inYunlin = lines.filter(({ county }) => county === '雲林縣');
    const count = (consent: string) => inYunlin.filter(({ emergencyConsent }) => emergencyConsent === consent).length;
    expect([inYunlin.length, count('auto'), count('ask'), count('never')]).toEqual([240, 168, 48, 24]);
  });
});
