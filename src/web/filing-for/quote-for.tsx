import { useEffect, useState } from 'react';
import type { PaidKind } from '../../domain/change-request/kind.ts';
import { bodyOfWish, isWishReady, untouchedWish, WishFields } from '../features/quotes/wish-fields.tsx';
import type { BodyOf } from '../lib/api-types.ts';
import { OpenQuotes } from './open-quotes.tsx';

/** Paid work that staff ask a quote for, as the API takes it. */
export type QuoteFor = BodyOf<'post', '/quotes'>;

/**
 * What a customer has told our staff about paid work, and what of that kind is open already. `onChange` gets null while something
 * is missing; `linked`: the reader may open quotes.
 */
export function QuoteForFields(parts: {
  organisationId: string;
  kind: PaidKind;
  /** What was typed before it turned out to be paid work. */
  text: string;
  linked: boolean;
  onChange(quote: QuoteFor | null): void;
}) {
  const { organisationId, kind, text, linked, onChange } = parts;
  const [wish, setWish] = useState(() => untouchedWish(text));
  const whole = JSON.stringify(isWishReady(kind, wish) ? { ...bodyOfWish(kind, wish), organisationId } : null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is told changes with its content alone
  useEffect(() => onChange(JSON.parse(whole)), [whole]);
  return (
    <>
      <OpenQuotes kind={kind} organisationId={organisationId} linked={linked} />
      <WishFields
        kind={kind}
        wish={wish}
        onPart={(part) => setWish((before) => ({ ...before, ...part }))}
        organisationId={organisationId}
      />
    </>
  );
}
