import { describe, expect, it } from 'vitest';
import { phoneNumberText } from '../../../src/domain/line/phone-number.ts';
import { dialHref } from '../../../src/web/lib/dial-href.ts';
import { fieldOf, instantOf } from '../../../src/web/lib/taipei-input.ts';

describe('numbers and times as customers type and read them', () => {
  it.each([
    ['+886255501001', '02-5550-1001'],
    ['+886455501003', '04-5550-1003'],
    ['+88637123456', '037-12-3456'],
    ['+88682612345', '0826-12345'],
    ['+886912345678', '0912-345-678'],
    ['+886800123456', '0800-123-456'],
    ['+14155550100', '+14155550100'],
  ])('writes %s as %s', (number, text) => {
    expect(phoneNumberText(number)).toBe(text);
  });

  it.each([
    ['02-5550-1000', 'tel:0255501000'],
    ['+886 2 5550 1000#12', 'tel:+886255501000;ext=12'],
  ])('dials %s as %s', (number, address) => {
    expect(dialHref(number)).toBe(address);
  });

  it("reads a field as Taipei's time, and a half typed one as nothing", () => {
    expect(instantOf('2026-03-04T17:40')).toBe('2026-03-04T17:40:00+08:00');
    expect(instantOf('0202-03-04T17:40')).toBeUndefined();
    expect(instantOf('')).toBeUndefined();
  });

  it("counts days by Taipei's calendar, whatever the device's zone", () => {
    const lateFriday = Date.parse('2026-03-06T23:30:00+08:00');
    expect(fieldOf(lateFriday, 0, '22:00')).toBe('2026-03-06T22:00');
    expect(fieldOf(lateFriday, 1, '10:00')).toBe('2026-03-07T10:00');
  });
});
