import type { LiveRow } from '../../db/live-events.ts';
import type { LiveFeed } from '../../db/live-feed.ts';
import type { Actor } from '../../domain/access/actor.ts';
import { eventsText, heartbeatText, openingText } from './event-text.ts';
import { visibleEvents } from './visible-events.ts';

/** The parts of an HTTP response that a stream needs. */
export interface EventSink {
  readonly writableLength: number;
  write(text: string): unknown;
  end(): unknown;
  destroy(): unknown;
  once(event: 'close', listener: () => void): unknown;
}

export interface LiveStreamOptions {
  sink: EventSink;
  feed: Pick<LiveFeed, 'subscribe'>;
  actor: Actor;
  /** The event id to resume after. */
  after: number;
  /** Whether the caller still has the rights it came with; checked every minute. An error leaves the stream open. */
  stillAllowed(): Promise<boolean>;
  /** Aborted when the server shuts down. */
  closing: AbortSignal;
  heartbeatMs?: number;
  recheckMs?: number;
}

/** Bytes that one client may leave unread. A slower one is cut off and resumes from its last id when it reconnects. */
export const unreadLimit = 1024 ** 2;

/** Sends a caller's live events until the client leaves, falls behind, loses its rights, or the server closes. */
export function openLiveStream(options: LiveStreamOptions): void {
  const { sink, feed, actor, closing, heartbeatMs = 20_000, recheckMs = 60_000 } = options;
  let sequence = options.after;
  let stopped = false;
  const stops: (() => unknown)[] = [];
  /** From here on nothing is written: writing after the end is an error. */
  const stop = () => {
    stopped = true;
    for (const each of stops.splice(0)) each();
  };
  const end = () => {
    stop();
    sink.end();
  };
  const write = (text: string) => {
    if (stopped || text === '') return;
    sink.write(text);
    if (sink.writableLength <= unreadLimit) return;
    stop();
    sink.destroy();
  };
  sink.once('close', stop);
  if (closing.aborted) {
    end();
    return;
  }
  closing.addEventListener('abort', end);
  stops.push(() => closing.removeEventListener('abort', end));
  sink.write(openingText(sequence));
  stops.push(every(heartbeatMs, () => write(heartbeatText(sequence))));
  stops.push(every(recheckMs, () => void endWhenRefused(options, end)));
  const deliver = (row: LiveRow) => {
    sequence = row.sequence;
    write(eventsText(row.sequence, visibleEvents(actor, row.events)));
  };
  stops.push(feed.subscribe({ after: options.after, deliver }));
}

function every(milliseconds: number, action: () => void): () => void {
  const timer = setInterval(action, milliseconds);
  return () => clearInterval(timer);
}

async function endWhenRefused({ stillAllowed }: LiveStreamOptions, end: () => void): Promise<void> {
  const allowed = await stillAllowed().catch(() => true);
  if (!allowed) end();
}
