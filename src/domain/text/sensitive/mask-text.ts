import { lengthOf } from '../plain-text.ts';
import { findSensitive } from './find-sensitive.ts';
import { placeholderOf } from './placeholder.ts';
import { halfWidth, type SensitiveKind, type SensitiveSpan } from './sensitive-span.ts';

export interface MaskedText {
  text: string;
  /** Where the values stood, in UTF-16 units of the text as given. */
  masked: SensitiveSpan[];
  /** Look-alikes that the writer keeps. */
  kept: SensitiveSpan[];
}

export interface MaskingTerms {
  /** Four letters or digits that are the same for the same value and tell nothing about it. */
  tagOf(kind: SensitiveKind, value: string): string;
  /** Characters the text may have; a placeholder that would make it longer becomes dots of the value's own length. */
  longest?: number;
  /** Places of which the writer says "this is not sensitive"; only look-alikes can be kept, not what a word announces. */
  keep?: readonly { from: number; to: number }[];
}

/** Masks the sensitive values of a text. Masking a masked text changes nothing. */
export function maskText(text: string, terms: MaskingTerms): MaskedText {
  const found = findSensitive(text);
  const kept = found.filter((span) => !span.isAnnounced && isKept(span, terms.keep));
  const masked = found.filter((span) => !kept.includes(span));
  if (masked.length === 0) return { text, masked, kept };
  const named = replaced(text, masked, (span, value) =>
    placeholderOf(span.kind, terms.tagOf(span.kind, comparable(value))),
  );
  const fits = terms.longest === undefined || lengthOf(named) <= terms.longest;
  return { text: fits ? named : replaced(text, masked, (_span, value) => '•'.repeat(value.length)), masked, kept };
}

function isKept(span: SensitiveSpan, keep: MaskingTerms['keep'] = []): boolean {
  return keep.some(({ from, to }) => from === span.from && to === span.to);
}

/** One spelling for a number written in groups, in full width or in small letters; passwords and keys stay as they are. */
function comparable(value: string): string {
  const plain = halfWidth(value);
  return /^[A-Z]?[A-Z0-9]?[\d ./_-]+$/i.test(plain) ? plain.replace(/[ ./_-]/g, '').toUpperCase() : plain;
}

function replaced(
  text: string,
  spans: readonly SensitiveSpan[],
  replacement: (span: SensitiveSpan, value: string) => string,
): string {
  let result = '';
  let end = 0;
  for (const span of spans) {
    result += text.slice(end, span.from) + replacement(span, text.slice(span.from, span.to));
    end = span.to;
  }
  return result + text.slice(end);
}
