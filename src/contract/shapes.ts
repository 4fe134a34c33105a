import { z } from 'zod';

/** Shapes that every resource shares (design/api.md, Conventions). */
export const idShape = z.uuid();
export const idParams = z.strictObject({ id: idShape });
/** RFC 3339 with an offset; answered in +08:00, any offset accepted. */
export const instantShape = z.iso.datetime({ offset: true });
/** Years that somebody can mean, and that every part of the product can hold in every time zone. */
function isSaneYear(text: string): boolean {
  const year = Number(text.slice(0, 4));
  return year >= 1970 && year <= 2999;
}
/** The same, parsed to a `Date`. */
export const instantInput = z.iso
  .datetime({ offset: true })
  .refine((text) => isSaneYear(text) && !Number.isNaN(Date.parse(text)), { message: 'year_out_of_range' })
  .transform((text) => new Date(text));
/** `YYYY-MM-DD`. */
export const dateShape = z.iso.date().refine(isSaneYear, { message: 'year_out_of_range' });
/** One line of text that people typed: trimmed, not empty, without control characters (PostgreSQL stores no NUL). */
export function nameText(longest: number) {
  return z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .refine((text) => !/\p{Cc}/u.test(text), { message: 'control_character' });
}
export const numberE164 = z.string().regex(/^\+[1-9][0-9]{6,14}$/, 'not_a_phone_number');

export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().min(1).max(400).optional(),
};

/** What somebody types to find a name. */
export const searchText = nameText(80);

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
