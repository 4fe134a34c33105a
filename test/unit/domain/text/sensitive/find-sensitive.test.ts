import { describe, expect, it } from 'vitest';
import { findSensitive } from '../../../../../src/domain/text/sensitive/find-sensitive.ts';
import { cardNumber, fullWidth, taiwanNumber } from '../../../../support/sensitive-numbers.ts';

function found(text: string): string[] {
  return findSensitive(text).map(({ kind, from, to }) => `${kind}: ${text.slice(from, to)}`);
}

const id = taiwanNumber('A', '1', '2345678');
const visa = cardNumber('411111111111111');

describe('what the guard finds', () => {
  it.each([
    [`我的身分證是${id}，麻煩`, `national_id: ${id}`],
    [id.toLowerCase(), `national_id: ${id.toLowerCase()}`],
    [`（${fullWidth(id)}）`, `national_id: ${fullWidth(id)}`],
    [
      `請查 ${id.slice(0, 4)}-${id.slice(4, 7)}-${id.slice(7)}`,
      `national_id: ${id.slice(0, 4)}-${id.slice(4, 7)}-${id.slice(7)}`,
    ],
    [taiwanNumber('A', '8', '0012345'), `residence_number: ${taiwanNumber('A', '8', '0012345')}`],
    [taiwanNumber('A', 'C', '0123456'), `residence_number: ${taiwanNumber('A', 'C', '0123456')}`],
    // A word that announces it outweighs a wrong checksum.
    [`身分證字號：${taiwanNumber('A', '1', '2345678', 1)}`, `national_id: ${taiwanNumber('A', '1', '2345678', 1)}`],
    [
      `My ID number is ${taiwanNumber('B', '2', '2345678', 3)}.`,
      `national_id: ${taiwanNumber('B', '2', '2345678', 3)}`,
    ],
    [`居留證 ${taiwanNumber('A', 'B', '1234567', 2)}`, `residence_number: ${taiwanNumber('A', 'B', '1234567', 2)}`],
    [
      `卡號 ${visa.slice(0, 4)} ${visa.slice(4, 8)} ${visa.slice(8, 12)} ${visa.slice(12)} 到期 12/28`,
      `card_number: ${visa.slice(0, 4)} ${visa.slice(4, 8)} ${visa.slice(8, 12)} ${visa.slice(12)}`,
    ],
    [`${visa} 123`, `card_number: ${visa}`],
    [`2026-11-30 ${visa}`, `card_number: ${visa}`],
    [fullWidth(visa), `card_number: ${fullWidth(visa)}`],
    [`Amex ${cardNumber('37828224631000')}`, `card_number: ${cardNumber('37828224631000')}`],
    ['密碼是 abc123', 'password: abc123'],
    ['密碼：qwerty', 'password: qwerty'],
    ['The password is Summer2026!', 'password: Summer2026'],
    ['password=hunter', 'password: hunter'],
    ['PIN: 4821', 'password: 4821'],
    ['護照號碼 312345678', 'passport_number: 312345678'],
    ['passport no. E12345678', 'passport_number: E12345678'],
    ['token: 8f14e45fceea167a5a36dedd4bea2543', 'access_key: 8f14e45fceea167a5a36dedd4bea2543'],
    ['AKIAIOSFODNN7EXAMPLE', 'access_key: AKIAIOSFODNN7EXAMPLE'],
  ])('%s', (text, wanted) => {
    expect(found(text)).toEqual(wanted === null ? [] : [wanted]);
  });
});

describe('what the guard leaves alone', () => {
  it.each([
    ['a number with a wrong checksum', taiwanNumber('A', '1', '2345678', 1)],
    ['a card number with a wrong check digit', cardNumber('411111111111111', 1)],
    ['digits of no issuer that pass the check', cardNumber('100000000000000')],
    ['an invoice', `發票 ${taiwanNumber('A', 'B', '1234567')}`],
    ['an invoice that is no residence number', 'XZ-12345678'],
    ['a bank account', '帳號 012-345678901234'],
    ['an e-mail address', '請寄到 wang.a123456789@example.com.tw'],
    ['phone numbers', '02-2345-6789、0912-345-678、0800-123-456、+886 2 2345 6789'],
    ['dates and times', '2026-12-31 18:00 到 2027-01-01 09:00'],
    ['a company number', '統編 12345678'],
    ['a bar code', `條碼 ${cardNumber('471000000000')}`],
    ['a sentence about passwords', '忘記密碼了，請問怎麼重設？'],
    ['a rule about passwords', '密碼 8-12 碼，需含英文'],
    ['English about passwords', 'The password is required and my password does not work'],
    ['a question after a colon', 'Password: please help me'],
    ['a sentence about keys', 'How do I make an API key for the token endpoint?'],
    ['a hash', 'sha256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'],
  ])('%s', (_what, text) => {
    expect(found(text)).toEqual([]);
  });

  it('reads a long run of what may begin a key once', () => {
    expect(found(`token ${'eyJ-'.repeat(100_000)}`)).toEqual([]);
    const key = `eyJ${'a'.repeat(20)}.eyJ${'b'.repeat(20)}.sign`;
    expect(found(`x:${key}`)).toEqual([`access_key: ${key}`]);
  });

  it('reads a long run of blanks once, not once for each of them', () => {
    for (const word of ['密碼', 'api key', 'passport']) {
      const blanks = ' \t'.repeat(100_000);
      expect(found(`${word}${blanks}。 1234`), word).toEqual([]);
      expect(found(`${word}${blanks}:${blanks}Ab3456789`), word).toHaveLength(1);
    }
  });
});
