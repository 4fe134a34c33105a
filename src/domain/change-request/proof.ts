/**
 * How it is known what callers hear (docs/decisions/0015-proof.md): `written` to the phone system and not read since,
 * `readBack` and `settled` verified automatically, `heard` in a test call, `signedOff` by a person, `unknown` when nobody
 * can say.
 */
export const proofs = ['written', 'readBack', 'settled', 'heard', 'signedOff', 'unknown'] as const;
export type Proof = (typeof proofs)[number];

/** The proofs that can complete a request. */
export type CompletionProof = Extract<Proof, 'settled' | 'heard' | 'signedOff'>;

/** The proof in an audit row; earlier versions called a signed checklist `checklist`. */
export function proofInAudit(after: unknown): Proof | null {
  const { proof } = (after ?? {}) as { proof?: unknown };
  if (proof === 'checklist') return 'signedOff';
  return proofs.find((each) => each === proof) ?? null;
}
