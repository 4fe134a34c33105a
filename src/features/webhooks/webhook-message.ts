import { Webhook } from 'standardwebhooks';
import { formatTaipei } from '../../domain/calendar/taipei-time.ts';
import { requestNumber } from '../../domain/change-request/request-number.ts';
import { quoteNumber } from '../../domain/quote/quote-number.ts';
import type { ClaimedDelivery } from './sending.repository.ts';

/** The body of an event: the same text in every attempt and replay. */
export function bodyOf(
  { type, occurredAt, data }: Pick<ClaimedDelivery, 'type' | 'occurredAt' | 'data'>,
  publicUrl: string,
): string {
  const ofRequest = 'lines' in data ? { number: requestNumber(String(data.id)) } : {};
  const ofQuote = type.startsWith('quote.') ? { number: quoteNumber(String(data.id)) } : {};
  const ofAlarm = type.startsWith('alarm.') ? { url: `${publicUrl}/on-call?alarm=${data.id}` } : {};
  const content = {
    type,
    timestamp: formatTaipei(occurredAt),
    data: { ...data, ...ofRequest, ...ofQuote, ...ofAlarm },
  };
  return JSON.stringify(content, (key, value) =>
    /(At|By)$/.test(key) && typeof value === 'string' ? formatTaipei(new Date(value)) : value,
  );
}

/** The headers of the Standard Webhooks specification 1.0: one signature for each secret that is valid, the newest first. */
export function signedHeaders(
  secrets: readonly string[],
  { eventId, body, at }: { eventId: string; body: string; at: Date },
): Record<string, string> {
  const signatures = secrets.map((secret) => new Webhook(secret).sign(eventId, at, body));
  return {
    'content-type': 'application/json',
    'user-agent': 'Lineshift-Webhooks/1',
    'webhook-id': eventId,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
    'webhook-signature': signatures.join(' '),
  };
}
