import { describe, expect, it } from 'vitest';
import { requestNumber, requestNumberPatterns } from '../../../../src/domain/change-request/request-number.ts';
import { newId } from '../../../../src/shared/ids.ts';

describe('the number of a request', () => {
  it('is the last forty bits of its id, in digits that nobody confuses', () => {
    expect(requestNumber('01a216b4-4db6-707a-b6c2-000000000000')).toBe('R-0000-0000');
    expect(requestNumber('01a216b4-4db6-707a-b6c2-00ffffffffff')).toBe('R-ZZZZ-ZZZZ');
    expect(requestNumber('01a216b4-4db6-707a-b6c2-903ad8c4d929')).toBe('R-7BCC-9P99');
  });

  it.each([
    'R-7BCC-9P99',
    'r-7bcc-9p99',
    '7BCC9P99',
    ' R 7bcc 9p99 ',
    'Ｒ－７ＢＣＣ－９Ｐ９９',
    'R7BCC9P99',
    'R–7BCC–9P99',
  ])('is found as people write it: %s', (typed) => expect(requestNumberPatterns(typed)).toEqual(['3ad8c4d929']));

  it('is found by either half, with letters read as digits where people mean those', () => {
    expect(requestNumberPatterns('R-7BCC')).toEqual(['3ad8c_____', '_____3ad8c']);
    expect(requestNumberPatterns('9p99')).toEqual(['4d929_____', '_____4d929']);
    expect(requestNumberPatterns('R-OOOO-IIll')).toEqual(requestNumberPatterns('R-0000-1111'));
    for (const other of ['', 'R-', '7BC', '7BCC-9P9', 'UUUU', '7BCC-9P99-7BCC']) {
      expect(requestNumberPatterns(other), other).toEqual([]);
    }
  });

  it('differs for requests of one customer that are made at once', () => {
    const numbers = Array.from({ length: 2_000 }, () => requestNumber(newId(1_700_000_000_000)));
    expect(new Set(numbers).size).toBe(numbers.length);
    for (const number of numbers) expect(number).toMatch(/^R-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
  });
});
