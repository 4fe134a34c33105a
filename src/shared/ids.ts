import { randomFillSync } from 'node:crypto';

const random = Buffer.alloc(4096);
let used = random.length;

function randomBytes10(): Buffer {
  if (used + 10 > random.length) {
    randomFillSync(random);
    used = 0;
  }
  used += 10;
  return random.subarray(used - 10, used);
}

/**
 * A UUID version 7 (RFC 9562 §5.7): 48 bits of Unix milliseconds, then random bits.
 * Ids grow with time, so primary-key inserts stay at the right edge of the index and keyset lists can order by id.
 */
export function newId(now: number = Date.now()): string {
  const time = Math.trunc(now).toString(16).padStart(12, '0');
  const bytes = randomBytes10();
  bytes[0] = ((bytes[0] as number) & 0x0f) | 0x70;
  bytes[2] = ((bytes[2] as number) & 0x3f) | 0x80;
  const tail = bytes.toString('hex');
  return `${time.slice(0, 8)}-${time.slice(8)}-${tail.slice(0, 4)}-${tail.slice(4, 8)}-${tail.slice(8)}`;
}
