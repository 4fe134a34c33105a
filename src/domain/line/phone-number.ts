const areaCodes = ['836', '826', '37', '49', '82', '89', '2', '3', '4', '5', '6', '7', '8'];

/** A number as people in Taiwan write it (`02-5550-1001`, `0912-345-678`); one from elsewhere stays E.164. */
export function phoneNumberText(number: string): string {
  const national = /^\+886(\d{8,9})$/.exec(number)?.[1];
  if (national === undefined) return number;
  const mobileOrFree = /^(9\d{2}|80[09])(\d{3})(\d{3})$/.exec(national);
  if (mobileOrFree) return `0${mobileOrFree[1]}-${mobileOrFree[2]}-${mobileOrFree[3]}`;
  const area = areaCodes.find((code) => national.startsWith(code)) ?? '';
  const rest = national.slice(area.length);
  if (rest.length < 6) return `0${area}-${rest}`;
  return `0${area}-${rest.slice(0, -4)}-${rest.slice(-4)}`;
}

/**
 * A number as people type it (`02-5550-1001`, `(02) 5550 1001`, `+886 2 5550 1001`) as E.164; what is no number of Taiwan comes back
 * without its spaces and marks, for the server to judge.
 */
export function asE164(typed: string): string {
  const digits = typed.replace(/[\s().-]/g, '');
  return /^0\d{8,9}$/.test(digits) ? `+886${digits.slice(1)}` : digits;
}
