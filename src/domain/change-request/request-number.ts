/** Crockford's base 32: no letter that is read, heard or typed as another (I, L, O, U are missing). */
const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * The number that people use for a request on the phone and in mails: `R-7K3M-Q2XD`, from the last 40 random bits of its id, so that
 * nothing needs counting and nobody learns how many requests there are. It tells a customer's requests apart (one
 * chance in a million with 1,500 of them); programs use the id.
 */
export function requestNumber(id: string): string {
  const tail = BigInt(`0x${id.replaceAll('-', '').slice(-10)}`);
  const text = Array.from({ length: 8 }, (_, place) => digits[Number((tail >> BigInt(35 - 5 * place)) & 31n)]).join('');
  return `R-${text.slice(0, 4)}-${text.slice(4)}`;
}
