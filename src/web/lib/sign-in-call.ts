import type { z } from 'zod';
import type { SignInPath, signInShapes } from '../../contract/sign-in.contract.ts';
import { send } from './send.ts';

interface Replies {
  '/sign-in/email': { status: 'signedIn' | 'secondFactorNeeded' };
  '/sign-in/demo': { status: 'signedIn' | 'secondFactorNeeded' };
  '/two-factor/enable': { totpUri: string; backupCodes: string[] };
  '/two-factor/generate-backup-codes': { backupCodes: string[] };
}
type Reply<P extends SignInPath> = P extends keyof Replies ? Replies[P] : { status: string };

/** One of the calls below `/api/auth` (docs/access.md). @throws ProblemError. */
export async function signInCall<P extends SignInPath>(
  path: P,
  body: z.input<(typeof signInShapes)[P]>,
): Promise<Reply<P>> {
  return (await send(`/api/auth${path}`, { method: 'post', body })).body as Reply<P>;
}
