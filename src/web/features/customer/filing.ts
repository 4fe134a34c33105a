import type { PaidKind } from '../../../domain/change-request/kind.ts';
import type { BodyOf } from '../../lib/api-types.ts';

/** A filing of any kind of work, as the API takes it; paid kinds have a form of their own. */
export type AnyFiling = Exclude<BodyOf<'post', '/change-requests'>, { kind: PaidKind }>;

/** What the page sends: a voice replacement, as the contract has it. */
export interface Filing {
  kind: 'voice_replacement';
  lineId: string;
  slot: string;
  uploadId: string;
  effectiveAt?: string;
  revertAt?: string;
  note?: string;
  /** The completed request that this one reopens. */
  reopens?: string;
}

/**
 * The address of the page on which a voice file is replaced, with what is known already; `recording` is a prompt used
 * before.
 */
export function replaceAddress(known: {
  from?: 'line' | 'requests';
  line?: string;
  slot?: string;
  recording?: string;
  reopens?: string;
}): string {
  const search = new URLSearchParams(Object.entries(known).filter(([, value]) => value !== undefined)).toString();
  return search === '' ? '/requests/new' : `/requests/new?${search}`;
}
