import { announcedSecrets } from './announced-secret.ts';
import { cardNumbers } from './card-number.ts';
import { keysByForm } from './key-form.ts';
import { mayBeSensitive } from './may-be-sensitive.ts';
import { placeholders } from './placeholder.ts';
import type { SensitiveSpan } from './sensitive-span.ts';
import { taiwanNumbers } from './taiwan-number.ts';

/** An address is how to reach somebody; a number inside it stays. */
const mailAddress = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/g;

/**
 * The sensitive values of a text, in order, none overlapping. Bank accounts, e-mail addresses, phone and invoice numbers
 * are not among them (docs/rules.md#sensitive-data).
 */
export function findSensitive(text: string): SensitiveSpan[] {
  if (!mayBeSensitive(text)) return [];
  const masked = placeholders(text);
  const addresses = [...text.matchAll(mailAddress)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
  }));
  const found = [taiwanNumbers, cardNumbers, keysByForm, announcedSecrets].flatMap((find) => find(text));
  const open = found.filter(
    (span) =>
      !masked.some((place) => span.from < place.to && place.from < span.to) &&
      (span.isAnnounced || !addresses.some((place) => place.from <= span.from && span.to <= place.to)),
  );
  return withoutOverlaps(open);
}

/** Where two findings overlap, the one that begins first stays and covers both. */
function withoutOverlaps(spans: readonly SensitiveSpan[]): SensitiveSpan[] {
  const kept: SensitiveSpan[] = [];
  // `sort` is stable: at one place numbers with a checksum come before what a word announces.
  for (const span of [...spans].sort((left, right) => left.from - right.from)) {
    const last = kept.at(-1);
    if (!last || span.from >= last.to) kept.push({ ...span });
    else {
      last.to = Math.max(last.to, span.to);
      last.isAnnounced ||= span.isAnnounced;
    }
  }
  return kept;
}
