import { randomBytes } from 'node:crypto';
import type { Deps } from '../../deps.ts';
import type { EndpointRow } from './endpoints.repository.ts';

/** Within the 24 to 64 bytes of the Standard Webhooks specification. */
const secretBytes = 32;

export function makeSecret(): string {
  return `whsec_${randomBytes(secretBytes).toString('base64')}`;
}

export function sealSecret(deps: Deps, endpointId: string, secret: string): string {
  return deps.webhookSecrets.seal(secret, endpointId);
}

/** The secrets that sign at an instant, the newest first; null where one cannot be read with this installation's secret. */
export function secretsOf(
  deps: Deps,
  { id, secret, formerSecret, formerUntil }: EndpointRow,
  now: Date,
): string[] | null {
  const former = formerSecret !== null && formerUntil !== null && formerUntil > now ? [formerSecret] : [];
  const opened = [secret, ...former].map((sealed) => deps.webhookSecrets.open(sealed, id));
  return opened.every((each) => each !== null) ? opened : null;
}
