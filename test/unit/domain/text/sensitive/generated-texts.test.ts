import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSensitive } from '../../../../../src/domain/text/sensitive/find-sensitive.ts';
import { maskText } from '../../../../../src/domain/text/sensitive/mask-text.ts';
import { cardNumber, fullWidth, taiwanNumber } from '../../../../support/sensitive-numbers.ts';

/** Sentences that people write to the desk, around a number. None has a word that announces a kind. */
const around = [
  ['您好，我們是小林診所，', '，麻煩了。'],
  ['麻煩把', '的設定改一下'],
  ['客人留的是 ', '\n請回電 02-2345-6789'],
  ['Please check ', ' before 2026-12-31.'],
  ['（', '）'],
  ['', ''],
  ['編號:', ';請查'],
  ['12月31日 18:00 ', ' 謝謝'],
] as const;

function digits(count: number) {
  return fc.array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count }).map((list) => list.join(''));
}
const wrong = fc.integer({ min: 1, max: 9 });
const letter = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ');
const second = fc.constantFrom('1', '2', '8', '9', 'A', 'B', 'C', 'D');
const prefix = fc.constantFrom('4', '51', '55', '2221', '2720', '3528', '3589', '6011', '65', '62', '34', '37', '36');

function lengthFor(start: string): number {
  if (/^3[47]/.test(start)) return 15;
  return start === '36' ? 14 : 16;
}

function numberWith(wrongBy: fc.Arbitrary<number>) {
  const id = fc
    .tuple(letter, second, digits(7), wrongBy)
    .map(([first, place, seven, by]) => taiwanNumber(first, place, seven, by));
  const card = fc
    .tuple(prefix, digits(18), wrongBy)
    .map(([start, rest, by]) => cardNumber((start + rest).slice(0, lengthFor(start) - 1), by));
  return fc.oneof(id, card);
}

const spelling = fc.constantFrom<(number: string) => string>(
  (number) => number,
  (number) => number.toLowerCase(),
  fullWidth,
  (number) => (/^\d/.test(number) ? (number.match(/.{1,4}/g) ?? []).join(' ') : number),
  (number) => (/^\d/.test(number) ? (number.match(/.{1,4}/g) ?? []).join('-') : number),
);

function texts(wrongBy: fc.Arbitrary<number>) {
  return fc
    .tuple(fc.constantFrom(...around), numberWith(wrongBy), spelling)
    .map(([[before, after], number, spell]) => ({
      text: before + spell(number) + after,
      value: spell(number),
      before,
    }));
}

/** Four letters that differ between values, without a key. */
const tagOf = (_kind: string, value: string) =>
  value
    .slice(-4)
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, 'X')
    .padStart(4, '0');
const runs = 10_000;

describe('the guard on 10,000 generated texts', () => {
  it('misses no number with a right checksum', () => {
    const misses: string[] = [];
    fc.assert(
      fc.property(texts(fc.constant(0)), ({ text, value, before }) => {
        const isCovered = findSensitive(text).some(
          ({ from, to }) => from <= before.length && before.length + value.length <= to,
        );
        if (!isCovered) misses.push(text);
      }),
      { numRuns: runs },
    );
    console.info(`guard: ${misses.length} misses in ${runs} texts`);
    expect(misses).toEqual([]);
  });

  it('raises no alarm for a number whose checksum or prefix is wrong', () => {
    const alarms: string[] = [];
    const foreign = fc
      .tuple(fc.constantFrom('1', '7', '99', '0', '2019', '2721', '57'), digits(18))
      .map(([start, rest]) => cardNumber((start + rest).slice(0, 15)));
    const foreignTexts = fc
      .tuple(fc.constantFrom(...around), foreign)
      .map(([[before, after], number]) => ({ text: before + number + after }));
    fc.assert(
      fc.property(fc.oneof(texts(wrong), foreignTexts), ({ text }) => {
        if (findSensitive(text).length > 0) alarms.push(text);
      }),
      { numRuns: runs },
    );
    console.info(`guard: ${alarms.length} false alarms in ${runs} texts`);
    expect(alarms).toEqual([]);
  });

  it('changes nothing in a text that it masked before, and gives one value one placeholder', () => {
    fc.assert(
      fc.property(texts(fc.constant(0)), fc.string(), ({ text, value }, noise) => {
        const once = maskText(`${text} ${noise} ${value}`, { tagOf });
        expect(maskText(once.text, { tagOf })).toEqual({ text: once.text, masked: [], kept: [] });
      }),
      { numRuns: 2000 },
    );
  });
});
