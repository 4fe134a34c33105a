import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountOf, isCounted, type PricedLine, totalsOf } from '../../../../src/domain/quote/money.ts';

const line = fc
  .record({ hundredths: fc.integer({ min: 1, max: 1_000_000 }), ratePerHour: fc.integer({ min: 0, max: 100_000 }) })
  .map(({ hundredths, ratePerHour }) => ({ hours: hundredths / 100, ratePerHour }));

/** Numerator over denominator, rounded half up, in whole numbers only. */
function halfUp(numerator: bigint, denominator: bigint): bigint {
  return (2n * numerator + denominator) / (2n * denominator);
}

/** The same sums as exact fractions: the hours are read from their decimals, never from the binary number. */
function exact(lines: readonly PricedLine[]) {
  const net = lines.reduce((sum, { hours, ratePerHour }) => {
    const [whole = '0', decimals = ''] = hours.toFixed(2).split('.');
    return sum + halfUp(BigInt(whole + decimals) * BigInt(ratePerHour), 100n);
  }, 0n);
  const tax = halfUp(net * 5n, 100n);
  return { net: Number(net), tax: Number(tax), total: Number(net + tax) };
}

// docs/rules.md#quotes
describe('the money of a quote', () => {
  it('equals exact fractions for a hundred random quotes', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 50 }), (lines) => {
        expect(totalsOf(lines)).toEqual(exact(lines));
      }),
      { numRuns: 100 },
    );
  });

  it('rounds each line half up, and the tax of the sum half up', () => {
    expect(amountOf({ hours: 0.5, ratePerHour: 1 })).toBe(1);
    expect(amountOf({ hours: 0.49, ratePerHour: 1 })).toBe(0);
    expect(amountOf({ hours: 1.15, ratePerHour: 1000 })).toBe(1150);
    // 2 lines of 0.5 are 2, not 1.
    expect(totalsOf([1, 2].map(() => ({ hours: 0.5, ratePerHour: 1 }))).net).toBe(2);
    expect(totalsOf([{ hours: 1, ratePerHour: 10 }])).toEqual({ net: 10, tax: 1, total: 11 });
    expect(totalsOf([{ hours: 1, ratePerHour: 9 }])).toEqual({ net: 9, tax: 0, total: 9 });
    expect(totalsOf([])).toEqual({ net: 0, tax: 0, total: 0 });
  });

  it('counts hours to two decimals', () => {
    for (const hours of [0.01, 1.15, 8, 9_999.99]) expect(isCounted(hours), String(hours)).toBe(true);
    for (const hours of [0.001, 1.155]) expect(isCounted(hours), String(hours)).toBe(false);
  });
});
