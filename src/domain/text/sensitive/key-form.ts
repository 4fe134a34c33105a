import { halfWidth, type SensitiveSpan } from './sensitive-span.ts';

/** Keys that are recognised by their own form, as their issuers publish it. */
const forms: readonly RegExp[] = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
  // Not from the middle of a run of its letters: that would read the rest of the run once for each place.
  /(?<![\w-])eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]*/g,
  /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g,
  /\bgh[pousr]_[A-Za-z0-9]{36,}\b/g,
  /\bgithub_pat_\w{22,}\b/g,
  /\bxox[abeprs]-[\w-]{10,}/g,
  /\bAIza[\w-]{35}/g,
  /\b[sr]k_(?:live|test)_[A-Za-z0-9]{16,}\b/g,
  /\bsk-[\w-]{20,}/g,
  /\bwhsec_[\w+/=]{16,}/g,
  /\bpck_[0-9a-f]{12}_[\w-]{20,}/g,
];

/** Access keys and tokens by their form. */
export function keysByForm(text: string): SensitiveSpan[] {
  const plain = halfWidth(text);
  return forms.flatMap((form) =>
    [...plain.matchAll(form)].map((match) => ({
      kind: 'access_key' as const,
      from: match.index,
      to: match.index + match[0].length,
      isAnnounced: false,
    })),
  );
}
