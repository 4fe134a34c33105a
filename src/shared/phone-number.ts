import { type PhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max';

export interface ReadNumber {
  /** E.164. */
  number: string;
  /** Digits after `#`; null without an extension. */
  extension: string | null;
}

export type PhoneFault =
  | 'not_a_phone_number'
  | 'two_phone_numbers'
  | 'phone_short_code'
  | 'phone_area_missing'
  | 'phone_number_impossible'
  | 'phone_number_mistyped';

export type PhoneReading =
  | { ok: true; value: ReadNumber }
  /** `offer` is the number that was probably meant, E.164: only with `phone_number_mistyped`. */
  | { ok: false; code: PhoneFault; offer?: string };

/** Words that stand before a number or between it and its extension. */
const labels = /^(?:tel|phone|電話|市話|手機|號碼)\s*[.:]?\s*/i;
const extensionWords = /\s*(?:分機|內線|轉|ext(?:ension|n)?\.?|(?<=\d)\s*x(?=\s*\d))\s*[.:]?\s*/gi;
/** Separators that people put between two numbers in one field. */
const between = /[/,;、|\n\r~]|\bor\b|\band\b|[或及和與]/i;
/** Emergency and service numbers (110, 165, 1922, 1999) and the operators' numbers without an area (412-8888), which the area code 02 may precede. */
const shortCode = /^(?:1\d{2,3}|(?:0[2-8])?412\d{4}|(?:449|405)\d{4})$/;
/** Country 886 as people write it: without plus, after an international prefix, with the area's own zero kept. */
const taiwan = /^\+?(?:00|002|009|0)?886(?:0)?(?=\d{8,10}$)/;

/**
 * Reads a phone number in any common spelling: full width, brackets, blanks, `+886 (0)2…`, `886…` without plus, 分機,
 * invisible characters from pasting. The numbering plans of libphonenumber decide whether it exists; a number without a
 * country is one of Taiwan.
 */
export function readPhoneNumber(typed: string): PhoneReading {
  const text = typed
    .normalize('NFKC')
    .replace(/[\p{Default_Ignorable_Code_Point}\p{Co}]/gu, '')
    .replace(/\p{Pd}/gu, '-')
    .trim()
    .replace(labels, '');
  const parts = text.split(between).filter((part) => /\d/.test(part));
  if (parts.length > 1 || (text.match(/\+/g) ?? []).length > 1) return { ok: false, code: 'two_phone_numbers' };
  const [main = '', extension, ...rest] = text
    .replace(extensionWords, '#')
    .replace(/\s*#\s*$/, '')
    .split('#');
  const isForm = /^\s*\(?\+?[\d\s().-]+$/.test(main) && /\d/.test(main);
  if (!isForm || rest.length > 0) return { ok: false, code: 'not_a_phone_number' };
  if (extension !== undefined && !/^\s*\d{1,6}\s*$/.test(extension)) return { ok: false, code: 'not_a_phone_number' };
  const reading = readMain(main.replace('(0)', '').replace(/[^\d+]/g, ''));
  return reading.ok ? { ok: true, value: { ...reading.value, extension: extension?.trim() ?? null } } : reading;
}

function readMain(digits: string): PhoneReading {
  if (shortCode.test(digits)) return { ok: false, code: 'phone_short_code' };
  if (digits.length < 6) return { ok: false, code: 'not_a_phone_number' };
  const dialled = digits.replace(taiwan, '+886');
  const found = existing(dialled);
  if (found && /^[+0]/.test(dialled)) return { ok: true, value: { number: found.number, extension: null } };
  // Numbers of 16 digits and more do not exist (E.164): these are two numbers with a blank in between.
  if (digits.length > 16) return { ok: false, code: 'two_phone_numbers' };
  const offer = meant(digits);
  if (offer) return { ok: false, code: 'phone_number_mistyped', offer: offer.number };
  const isLocal = /^[2-9]\d{5,7}$/.test(digits);
  return { ok: false, code: isLocal ? 'phone_area_missing' : 'phone_number_impossible' };
}

function existing(dialled: string): PhoneNumber | undefined {
  const found = parsePhoneNumberFromString(dialled, { defaultCountry: 'TW', extract: false });
  return found?.isValid() ? found : undefined;
}

/** Guesses the number that lost its zero (a spreadsheet drops it) or its plus, or got a zero too many. */
function meant(digits: string): PhoneNumber | undefined {
  const lost = /^[2-9]\d{8}$/.test(digits) ? [`0${digits}`] : [];
  const plus = /^[1-9]\d{9,14}$/.test(digits) ? [`+${digits}`] : [];
  const doubled = /^00\d{8,9}$/.test(digits) ? [digits.slice(1)] : [];
  return [...lost, ...plus, ...doubled].map(existing).find((number) => number !== undefined);
}
