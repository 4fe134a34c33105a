import { describe, expect, it } from 'vitest';
import { requestNumber } from '../../../../src/domain/change-request/request-number.ts';
import { newId } from '../../../../src/shared/ids.ts';

describe('the number of a request', () => {
  it('is the last forty bits of its id, in digits that nobody confuses', () => {
    expect(requestNumber('01a216b4-4db6-707a-b6c2-000000000000')).toBe('R-0000-0000');
    expect(requestNumber('01a216b4-4db6-707a-b6c2-00ffffffffff')).toBe('R-ZZZZ-ZZZZ');
    expect(requestNumber('01a216b4-4db6-707a-b6c2-903ad8c4d929')).toBe('R-7BCC-9P99');
  });

  it('differs for requests of one customer that are made at once', () => {
    const numbers = Array.from({ length: 2_000 }, () => requestNumber(newId(1_700_000_000_000)));
    expect(new Set(numbers).size).toBe(numbers.length);
    for (const number of numbers) expect(number).toMatch(/^R-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
  });
});
