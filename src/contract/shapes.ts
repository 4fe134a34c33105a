import { z } from 'zod';
import { phoneNumberText } from '../domain/line/phone-number.ts';
import { readZoneName } from '../domain/line/zone-name.ts';
import { isVisible, lengthOf, plainLine, plainLines } from '../domain/text/plain-text.ts';
import { readPhoneNumber } from '../shared/phone-number.ts';

/** Shapes that every resource shares. */
export const idShape = z.uuid();
export const idParams = z.strictObject({ id: idShape });
/** RFC 3339 with an offset; answered in +08:00, any offset accepted. */
export const instantShape = z.iso.datetime({ offset: true });
/** Years that make sense, and that every part of the product can hold in every time zone. */
function isSaneYear(text: string): boolean {
  const year = Number(text.slice(0, 4));
  return year >= 1970 && year <= 2999;
}
/** The same, parsed to a `Date`. A malformed instant has no year to check (`abort`). */
export const instantInput = z.iso
  .datetime({ offset: true, abort: true })
  .refine((text) => isSaneYear(text) && !Number.isNaN(Date.parse(text)), { message: 'year_out_of_range' })
  .transform((text) => new Date(text));
/** `YYYY-MM-DD`. */
export const dateShape = z.iso.date({ abort: true }).refine(isSaneYear, { message: 'year_out_of_range' });

interface TypedTextTerms {
  shortest: number;
  longest: number;
  /** People write what they like here, so the sensitive-data guard reads it before it is stored. */
  isFree: boolean;
}

/** Marks free text in the JSON schema of a body; the guard finds its places there. */
export const freeTextMark = 'x-free-text';

/** Text that people typed, cleaned as it is stored; its length counts characters, like PostgreSQL does. */
function typedText(clean: (text: string) => string, { shortest, longest, isFree }: TypedTextTerms) {
  return z
    .string()
    .check((given) => {
      const text = clean(given.value);
      const length = lengthOf(text);
      const size = { origin: 'string', input: given.value, inclusive: true } as const;
      if (given.value.trim() !== '' && !isVisible(text)) {
        given.issues.push({ code: 'custom', message: 'nothing_visible', input: given.value });
      } else if (length < shortest) given.issues.push({ code: 'too_small', minimum: shortest, ...size });
      else if (length > longest) given.issues.push({ code: 'too_big', maximum: longest, ...size });
    })
    .overwrite(clean)
    .meta({ minLength: shortest, maxLength: longest, ...(isFree ? { [freeTextMark]: true } : {}) });
}
/** One line of text: a name, a label, a reason. */
export function nameText(longest: number, shortest = 1) {
  return typedText(plainLine, { shortest, longest, isFree: true });
}
/** Text of many lines: a note, an answer. */
export function noteText(longest: number, shortest = 1) {
  return typedText(plainLines, { shortest, longest, isFree: true });
}
/** One line that must arrive as it is: an address, a hash, a word to type again, a search. */
export function exactText(longest: number, shortest = 1) {
  return typedText(plainLine, { shortest, longest, isFree: false });
}

/** A phone number in any spelling, for a line: without an extension. Parsed to E.164. */
export const phoneNumberInput = z
  .string()
  .max(60)
  .transform((typed, context) => {
    const reading = readPhoneNumber(typed);
    if (reading.ok && reading.value.extension === null) return reading.value.number;
    const message = reading.ok ? 'phone_extension' : reading.code;
    const offer = reading.ok ? reading.value.number : (reading.offer ?? '');
    context.issues.push({ code: 'custom', message, params: { offer: phoneNumberText(offer) }, input: typed });
    return z.NEVER;
  })
  .meta({ minLength: 1, maxLength: 60 });

/** A time zone by area and city, in any case. Parsed to its usual spelling. */
export const timeZoneInput = z
  .string()
  .max(60)
  .transform((typed, context) => {
    const reading = readZoneName(plainLine(typed));
    if (reading.ok) return reading.zone;
    const message = reading.offer === null ? 'unknown_time_zone' : 'time_zone_mistyped';
    context.issues.push({ code: 'custom', message, params: { offer: reading.offer ?? '' }, input: typed });
    return z.NEVER;
  });

export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().min(1).max(400).optional(),
};

/** A search term for names. */
export const searchText = exactText(80);

export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

export const nextStep = z.object({ label: z.string(), href: z.string() });
export const reasonShape = z.object({ code: z.string(), message: z.string(), next: nextStep });

/** RFC 9457 problem details with Lineshift's members. */
export const problemShape = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  code: z.string(),
  requestId: z.string(),
  errors: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })).optional(),
  reasons: z.array(reasonShape).optional(),
});
