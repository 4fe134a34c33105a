/** Made-up numbers with right and wrong checksums, written anew here so that the guard is not judged by its own code. */
const letterCodes: Record<string, number> = {
  A: 10,
  B: 11,
  C: 12,
  D: 13,
  E: 14,
  F: 15,
  G: 16,
  H: 17,
  I: 34,
  J: 18,
  K: 19,
  L: 20,
  M: 21,
  N: 22,
  O: 35,
  P: 23,
  Q: 24,
  R: 25,
  S: 26,
  T: 27,
  U: 28,
  V: 29,
  W: 32,
  X: 30,
  Y: 31,
  Z: 33,
};

/** Completes a letter, a second place and seven digits by the check digit; `wrongBy` 1 to 9 makes it a wrong one. */
export function taiwanNumber(letter: string, second: string, seven: string, wrongBy = 0): string {
  const first = letterCodes[letter] ?? 0;
  const place = letterCodes[second] === undefined ? Number(second) : letterCodes[second] % 10;
  let sum = Math.floor(first / 10) + (first % 10) * 9 + place * 8;
  for (let index = 0; index < 7; index += 1) sum += Number(seven[index]) * (7 - index);
  const check = (10 - (sum % 10)) % 10;
  return `${letter}${second}${seven}${(check + wrongBy) % 10}`;
}

/** Completes digits by the check digit of ISO/IEC 7812-1; `wrongBy` 1 to 9 makes it a wrong one. */
export function cardNumber(withoutCheck: string, wrongBy = 0): string {
  let sum = 0;
  [...withoutCheck].reverse().forEach((figure, index) => {
    const value = Number(figure) * (index % 2 === 0 ? 2 : 1);
    sum += Math.floor(value / 10) + (value % 10);
  });
  return `${withoutCheck}${(((10 - (sum % 10)) % 10) + wrongBy) % 10}`;
}

export function fullWidth(text: string): string {
  return text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
}
