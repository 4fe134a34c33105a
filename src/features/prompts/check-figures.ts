import { Gauge } from 'prom-client';
import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import { audioFaultCodes } from '../../domain/audio/verdict.ts';
import { countCheckFaults } from './prompts.repository.ts';

/**
 * Voice files without a verdict because of a fault on our side (docs/audio.md#the-result-is-checked-too), by fault. From their rows:
 * any process shows them, whichever checked.
 */
export function registerCheckFigures(deps: Pick<Deps, 'metrics' | 'database'>): void {
  new Gauge({
    name: 'lineshift_audio_check_faults',
    help: 'Voice files that wait for their verdict because of a fault on our side',
    labelNames: ['fault'],
    registers: [deps.metrics],
    async collect() {
      const counted = await deps.database.transaction(systemActor, countCheckFaults);
      for (const fault of audioFaultCodes) this.set({ fault }, counted.get(fault) ?? 0);
    },
  });
}
