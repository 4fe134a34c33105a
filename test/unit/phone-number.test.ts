import { describe, expect, it } from 'vitest';
import { phoneNumberText } from '../../src/domain/line/phone-number.ts';
import { readPhoneNumber } from '../../src/shared/phone-number.ts';

function read(typed: string): string {
  const reading = readPhoneNumber(typed);
  if (!reading.ok) return [reading.code, reading.offer].filter(Boolean).join(' ');
  const { number, extension } = reading.value;
  return extension === null ? number : `${number}#${extension}`;
}

describe('a phone number as people write it', () => {
  it.each([
    ['02-5550-1001', '+886255501001'],
    ['(02) 5550 1001', '+886255501001'],
    ['（０２）５５５０－１００１', '+886255501001'],
    ['02.5550.1001', '+886255501001'],
    ['02–5550—1001', '+886255501001'],
    ['\u202a02-5550-1001\u202c', '+886255501001'],
    ['02\u200b-5550\u00a01001', '+886255501001'],
    ['電話：02-5550-1001', '+886255501001'],
    ['tel:+886-2-5550-1001', '+886255501001'],
    ['+886 2 5550 1001', '+886255501001'],
    ['+886 (0)2 5550 1001', '+886255501001'],
    ['+886 02 5550 1001', '+886255501001'],
    ['(+886) 2-5550-1001', '+886255501001'],
    ['886255501001', '+886255501001'],
    ['8860255501001', '+886255501001'],
    ['00886-2-5550-1001', '+886255501001'],
    ['002 886 2 5550 1001', '+886255501001'],
    ['0886-2-5550-1001', '+886255501001'],
    ['0912 345 678', '+886912345678'],
    ['886-912-345-678', '+886912345678'],
    ['037-123-456', '+88637123456'],
    ['049-212-3456', '+886492123456'],
    ['(082)312-345', '+88682312345'],
    ['0836-22345', '+88683622345'],
    ['089-123-456', '+88689123456'],
    ['0800-000-123', '+886800000123'],
    ['0809-012-345', '+886809012345'],
    ['070-1234-5678', '+8867012345678'],
    ['+81 3-1234-5678', '+81312345678'],
    ['02-5550-1001#12', '+886255501001#12'],
    ['02-5550-1001 分機 12', '+886255501001#12'],
    ['02-5550-1001轉12', '+886255501001#12'],
    ['02-5550-1001 ext. 12', '+886255501001#12'],
    ['02-5550-1001 Ext12', '+886255501001#12'],
    ['02-5550-1001 x12', '+886255501001#12'],
    ['02-5550-1001＃１２', '+886255501001#12'],
  ])('is read: %s', (typed, number) => expect(read(typed)).toBe(number));

  it.each([
    ['912345678', 'phone_number_mistyped +886912345678'],
    ['255501001', 'phone_number_mistyped +886255501001'],
    ['14155552671', 'phone_number_mistyped +14155552671'],
    ['00255501001', 'phone_number_mistyped +886255501001'],
    ['5550-1001', 'phone_area_missing'],
    ['555-0100', 'phone_area_missing'],
    ['02-5550-100', 'phone_number_impossible'],
    ['02-5550-10011', 'phone_number_impossible'],
    ['+886 2 5550 100', 'phone_number_impossible'],
    ['+886 0 2 5550 100', 'phone_number_impossible'],
    ['037-12345', 'phone_number_impossible'],
    ['0912-345-67', 'phone_number_impossible'],
    ['01-2345-6789', 'phone_number_impossible'],
    ['0836-221234', 'phone_number_impossible'],
    ['+1 555 123 4567', 'phone_number_impossible'],
    ['+999 12345678', 'phone_number_impossible'],
    ['110', 'phone_short_code'],
    ['119', 'phone_short_code'],
    ['165', 'phone_short_code'],
    ['1922', 'phone_short_code'],
    ['1999', 'phone_short_code'],
    ['412-8888', 'phone_short_code'],
    ['02-412-8888', 'phone_short_code'],
    ['02-5550-1001 / 02-5550-1002', 'two_phone_numbers'],
    ['02-5550-1001、0912-345-678', 'two_phone_numbers'],
    ['02-5550-1001\n02-5550-1002', 'two_phone_numbers'],
    ['02-5550-1001 或 1002', 'two_phone_numbers'],
    ['02-5550-1001~3', 'two_phone_numbers'],
    ['0255501001 0255501002', 'two_phone_numbers'],
    ['+886255501001 +886255501002', 'two_phone_numbers'],
    ['call us', 'not_a_phone_number'],
    ['', 'not_a_phone_number'],
    ['+', 'not_a_phone_number'],
    ['12345', 'not_a_phone_number'],
    ['02-5550-1001 分機', '+886255501001'],
    ['02-5550-1001#12#13', 'not_a_phone_number'],
    ['02-5550-1001 ask for Mei', 'not_a_phone_number'],
  ])('is judged: %j', (typed, fault) => expect(read(typed)).toBe(fault));

  it.each([
    '02-5550-1001',
    '0800-000-123',
    '0809-012-345',
    '0912-345-678',
    '037-12-3456',
    '049-212-3456',
    '0836-22345',
    '070-1234-5678',
    '0508-123-456',
    '02-5550-1001#12',
  ])('is shown as it is written here, and read again: %s', (shown) => {
    expect(phoneNumberText(read(shown))).toBe(shown);
  });
});
