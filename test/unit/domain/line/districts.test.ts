import { describe, expect, it } from 'vitest';
import { counties } from '../../../../src/domain/line/counties.ts';
import { districtNamed, districtsOf } from '../../../../src/domain/line/districts.ts';

describe('a district as people write it', () => {
  it.each([
    ['臺北市', '信義區', '信義區'],
    ['台北市', '信義', '信義區'],
    ['雲林縣', '台西鄉', '臺西鄉'],
    ['雲林縣', '斗六', '斗六市'],
    ['臺北市', ' 大安區 ', '大安區'],
  ])('has the official name: %s %s', (county, text, official) => {
    expect(districtNamed(county, text)).toBe(official);
  });

  it.each([
    ['a district of another county', '臺中市', '信義區'],
    ['letters', '臺北市', 'Xinyi'],
    ['nothing', '臺北市', ''],
    ['a county that does not exist', '臺北縣', '板橋市'],
  ])('is none: %s', (_what, county, text) => {
    expect(districtNamed(county, text)).toBeNull();
  });

  it('finds each official name by itself', () => {
    for (const county of counties)
      for (const district of districtsOf(county)) expect(districtNamed(county, district)).toBe(district);
  });
});
