import { newestSequence } from '../../db/live-events.ts';
import type { Caller, Deps } from '../../deps.ts';
import { ensure } from '../ensure.ts';
import { lastEventIdOf } from './event-text.ts';

/**
 * The event id after which a caller's stream begins: the last one it has seen, or the newest. @throws AppError
 * `forbidden`.
 */
export async function beginStream(
  deps: Deps,
  { actor }: Caller,
  lastEventId: string | string[] | undefined,
): Promise<number> {
  ensure(actor, 'event.read', { organisationId: actor.organisationId });
  return lastEventIdOf(lastEventId) ?? (await newestSequence(deps.database));
}
