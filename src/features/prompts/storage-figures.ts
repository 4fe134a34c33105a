import { Counter, Gauge } from 'prom-client';
import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import { findSurvey } from './storage-survey.repository.ts';

/** Figures of the last survey of the store, from its row: any process shows them, whichever made it. */
export function registerStorageFigures(deps: Pick<Deps, 'metrics' | 'database'>): void {
  const registers = [deps.metrics];
  const read = () => deps.database.transaction(systemActor, findSurvey);
  new Gauge({
    name: 'lineshift_storage_objects_without_row',
    help: 'Objects in the store that no row names and that are younger than a day',
    registers,
    async collect() {
      this.set((await read())?.objectsWithoutRow ?? 0);
    },
  });
  new Gauge({
    name: 'lineshift_storage_rows_without_object',
    help: 'Recordings that a row names and the store does not hold',
    registers,
    async collect() {
      this.set((await read())?.rowsWithoutObject ?? 0);
    },
  });
  new Counter({
    name: 'lineshift_storage_objects_removed_total',
    help: 'Objects without a row that were removed',
    registers,
    async collect() {
      this.reset();
      this.inc((await read())?.objectsRemoved ?? 0);
    },
  });
}
