import { OutboundError } from '../../connectors/outbound/outbound.port.ts';
import type { Deps } from '../../deps.ts';
import type { DeliveryFault } from '../../domain/webhook/delivery.ts';
import { secretsOf } from './endpoint-secret.ts';
import type { EndpointRow } from './endpoints.repository.ts';
import type { ClaimedDelivery } from './sending.repository.ts';
import { bodyOf, signedHeaders } from './webhook-message.ts';

/** Of one attempt, ms. */
export const attemptLimitMs = 10_000;
/** Characters that are kept of an answer. */
const mostText = 1_024;

/** How an attempt ended. */
export interface Outcome {
  fault: DeliveryFault | null;
  responseStatus: number | null;
  responseText: string | null;
  durationMs: number;
}

/** Posts an event to its endpoint once. @throws what ended the signal. */
export async function tryDelivery(
  deps: Deps,
  { endpoint, delivery, signal }: { endpoint: EndpointRow; delivery: ClaimedDelivery; signal: AbortSignal },
): Promise<Outcome> {
  const at = deps.clock.now();
  const secrets = secretsOf(deps, endpoint, at);
  const started = performance.now();
  const outcome = (given: Omit<Outcome, 'durationMs'>) => ({
    ...given,
    durationMs: Math.round(performance.now() - started),
  });
  const nothing = { responseStatus: null, responseText: null };
  if (secrets === null) return outcome({ fault: 'secret_lost', ...nothing });
  const body = bodyOf(delivery, deps.publicUrl());
  const headers = signedHeaders(secrets, { eventId: delivery.eventId, body, at });
  try {
    const { url } = endpoint;
    const answer = await deps.outbound.post({ url, headers, body, timeoutMs: attemptLimitMs, mostText, signal });
    return outcome({
      fault: faultOf(answer.status),
      responseStatus: answer.status,
      // PostgreSQL stores no NUL, and the pages show no control characters.
      responseText: answer.text.replace(/[^\P{Cc}\n\t]/gu, ''),
    });
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error;
    return outcome({ fault: error.fault, ...nothing });
  }
}

function faultOf(status: number): DeliveryFault | null {
  if (status >= 200 && status < 300) return null;
  return status >= 300 && status < 400 ? 'redirected' : 'answered';
}
