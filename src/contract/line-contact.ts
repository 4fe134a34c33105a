import { z } from 'zod';
import { nameText } from './shapes.ts';
import { emailInput } from './sign-in.contract.ts';

const contactFields = {
  contactName: nameText(80).nullable().optional(),
  contactEmail: emailInput.nullable().optional(),
};

/**
 * A line's fields with its contact: who is asked beside the customer's owners, before an emergency closes the line. They need no account.
 * Name and address come together; null takes the contact away.
 */
export function withContact<Fields extends z.ZodRawShape>(fields: Fields) {
  return z
    .strictObject({ ...fields, ...contactFields })
    .refine((value) => isWhole(value as Contact), { path: ['contactEmail'], message: 'contact_not_whole' });
}

interface Contact {
  contactName?: string | null;
  contactEmail?: string | null;
}

/** Without an address nobody can be asked, without a name nobody has answered. */
function isWhole({ contactName, contactEmail }: Contact): boolean {
  if (contactName === undefined || contactEmail === undefined) return contactName === contactEmail;
  return (contactName === null) === (contactEmail === null);
}

/** Only for those who may name another contact. */
export const contactReply = {
  contactName: z.string().nullable().optional(),
  contactEmail: z.string().nullable().optional(),
};
