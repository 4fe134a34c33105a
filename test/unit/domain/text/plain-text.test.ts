import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isVisible, lengthOf, plainLine, plainLines } from '../../../../src/domain/text/plain-text.ts';

describe('text as it is stored', () => {
  it.each([
    ['zero-width space', 'Sea\u200bbreeze', 'Seabreeze'],
    ['word joiner, BOM', '\ufeffSea\u2060breeze\ufeff', 'Seabreeze'],
    ['soft hyphen', 'Sea\u00adbreeze', 'Seabreeze'],
    ['overrides and isolates of direction', '\u202eexe.\u2066wav\u2069\u202c\u200f', 'exe.wav'],
    ['tags', 'Hi\u{e0048}\u{e0069}\u{e007f}', 'Hi'],
    ['control characters', 'a\u0007b\u001bc\u009fd', 'abcd'],
    ['line breaks and tabs in a name', ' a\r\nb\tc\u2028d ', 'a b c d'],
    ['no-break and thin spaces', 'a\u00a0b\u2009c', 'a b c'],
    ['Hangul fillers', 'a\u3164\u115f\uffa0b', 'ab'],
    ['a selector that selects nothing', 'a\ufe0fb\u{e0100}', 'ab'],
    ['a joiner between Latin letters', 'a\u200db', 'ab'],
    ['a joiner beside a mark of its script that nobody sees', '\u061c\u200dم\u200c\u180eم', 'مم'],
    ['NFD as macOS writes it', 'Cafe\u0301 ガ'.normalize('NFD'), 'Café ガ'],
  ])('is without what nobody sees: %s', (_what, given, stored) => {
    expect(plainLine(given)).toBe(stored);
    expect(plainLines(given.replace(/[\r\n\t\u2028]+/g, ' '))).toBe(stored);
  });

  it.each(['👩‍💻', '❤️', '🏳️‍🌈', '👍🏽', '1️⃣', '葛\u{e0100}城', 'می\u200cخواهم', '臺北　總店', 'a\u3000b', '𠮷野家'])(
    'keeps %s as it is',
    (text) => {
      expect(plainLine(text)).toBe(text);
      expect(plainLines(text)).toBe(text);
    },
  );

  it('keeps the lines of a note, under one kind of line break', () => {
    expect(plainLines('  a\r\nb\rc\u2028\td\u200b\n\n')).toBe('a\nb\nc\n\td');
  });

  it('is the same when it is cleaned again', () => {
    const special = [
      '\u200d',
      '\u200c',
      '\ufe0f',
      '👩',
      '🏽',
      '葛',
      '\u{e0100}',
      'م',
      '\u0301',
      'e',
      '\r',
      '\n',
      '\u00ad',
      '\u061c',
      '\u180e',
    ];
    const any = fc.integer({ min: 1, max: 0xd7ff }).map((code) => String.fromCodePoint(code));
    const text = fc.array(fc.oneof(any, fc.constantFrom(...special)), { maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (given) => {
        for (const plain of [plainLine, plainLines]) {
          const once = plain(given);
          expect(plain(once)).toBe(once);
          expect(once).toBe(once.normalize('NFC'));
        }
      }),
      { numRuns: 400 },
    );
  });
});

describe('what can be seen', () => {
  it.each(['a', '臺', '1', '?', '👍', '+'])('is %j', (text) => expect(isVisible(text)).toBe(true));
  it.each(['', ' ', '\u3000', '\u2800', '\u0301', plainLine('\u200b\u00ad\u202e\ufeff')])('is not %j', (text) => {
    expect(isVisible(text)).toBe(false);
  });

  it('is counted as PostgreSQL counts: a character beyond the first plane is one', () => {
    expect(lengthOf('𠮷野家')).toBe(3);
    expect(lengthOf('👩‍💻')).toBe(3);
  });
});
