import { Gauge } from 'prom-client';
import type { Deps } from '../../../deps.ts';
import { systemActor } from '../../../domain/access/actor.ts';
import { findFeed } from './feed.repository.ts';

/** How the feed of notices answers, from its row: any process shows it, whichever reads the feed. */
export function registerFeedFigures(deps: Pick<Deps, 'metrics' | 'database' | 'clock' | 'noticeFeed'>): void {
  const registers = [deps.metrics];
  const read = () => (deps.noticeFeed ? deps.database.transaction(systemActor, findFeed) : null);
  new Gauge({
    name: 'lineshift_feed_silence_seconds',
    help: 'Time since the feed of notices was last read in full; 0 where none is configured',
    registers,
    async collect() {
      const row = await read();
      this.set(row ? (deps.clock.now().getTime() - (row.answeredAt ?? row.since).getTime()) / 1_000 : 0);
    },
  });
  new Gauge({
    name: 'lineshift_feed_entries_unread',
    help: 'Entries of the feed of notices that could not be read',
    registers,
    async collect() {
      this.set((await read())?.unread ?? 0);
    },
  });
}
