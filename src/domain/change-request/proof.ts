/**
 * How it is known what callers hear, never one taken for another: `written` to the phone system and not looked at since, `readBack`
 * and `settled` verified by machine, `heard` by a test call, `signedOff` by a person, `unknown` when nobody can say.
 */
export const proofs = ['written', 'readBack', 'settled', 'heard', 'signedOff', 'unknown'] as const;
export type Proof = (typeof proofs)[number];

/** What a request may be completed with. */
export type CompletionProof = Extract<Proof, 'settled' | 'heard' | 'signedOff'>;

/** The proof that an audit row names; earlier versions called a signed checklist by its own name. */
export function proofInAudit(after: unknown): Proof | null {
  const { proof } = (after ?? {}) as { proof?: unknown };
  if (proof === 'checklist') return 'signedOff';
  return proofs.find((each) => each === proof) ?? null;
}
