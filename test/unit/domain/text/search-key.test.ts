import { describe, expect, it } from 'vitest';
import { isFound, phoneSearchText, searchKey, searchWishes } from '../../../../src/domain/text/search-key.ts';

describe('a search', () => {
  it.each([
    ['臺北總店', '台北'],
    ['台北總店', '臺北總店'],
    ['ＡＢＣ　公司', 'abc 公司'],
    ['ABC  Company', 'abc company'],
    ['ABC Company', 'ＡＢＣ　ｃｏｍｐａｎｙ'],
    ['Café Élan', 'CAFE\u0301 é'],
    ['ガリレオ', 'ｶﾞﾘ'],
    ['Sea\u200bbreeze', 'seabreeze'],
    ['Seabreeze', '  Sea\u00adbreeze '],
    ['東\u3000\u3000京', '東 京'],
    ['МОСКВА', 'москва'],
  ])('finds %s by %s', (name, typed) => {
    expect(isFound(searchKey(name), searchWishes(typed))).toBe(true);
  });

  it.each([
    ...['02-5550-1001', '0255501001', '(02) 5550', '（０２）5550', '5550-1001', '1001', '02 5550 1001', '2-5550'],
    ...['+886 2 5550 1001', '886255501001', '+886-2', '+886 (0)2 5550', '88602 5550 1001', '00886 2 5550'],
  ])('finds 02-5550-1001 by %s', (typed) => {
    expect(isFound(phoneSearchText('+886255501001'), searchWishes(typed))).toBe(true);
  });

  it.each(['5550-1002', '03-5550', '+886 3', '1101', '886302'])('does not find 02-5550-1001 by %s', (typed) => {
    expect(isFound(phoneSearchText('+886255501001'), searchWishes(typed))).toBe(false);
  });

  it('finds a number with the digits of Taiwan’s country code in its middle', () => {
    expect(isFound(phoneSearchText('+886288601234'), searchWishes('8860-1234'))).toBe(true);
    expect(isFound(phoneSearchText('+14155552671'), searchWishes('415 555'))).toBe(true);
  });
});
