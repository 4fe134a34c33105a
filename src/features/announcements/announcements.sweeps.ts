import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import { nextStep } from '../../domain/announcement/next-step.ts';
import { expiresAt, settlesAt } from '../../domain/announcement/standing.ts';
import { eachInTurn } from '../change-requests/moving/step-each.ts';
import { stateOf } from './announcements.presenter.ts';
import {
  lockAnnouncements,
  sightingsOf,
  standingAnnouncements,
  waitingAnnouncements,
} from './announcements.repository.ts';
import { rulesOf } from './read-announcements.ts';
import { takeOwnSteps, transitionAnnouncement } from './step-announcement.ts';

/**
 * Proposes notices that have stood long enough, and ends disputes in which two named sources agree and nothing has contradicted them
 * since (docs/emergency.md#the-table-of-announcements). Returns how many took a step.
 */
export async function settleAnnouncements(deps: Deps): Promise<number> {
  const now = deps.clock.now();
  const rules = rulesOf(deps);
  const due = await deps.database.transaction(systemActor, async (transaction) => {
    const found: string[] = [];
    for (const row of await waitingAnnouncements(transaction)) {
      const sightings = await sightingsOf(transaction, [row.id]);
      if (nextStep({ state: stateOf(row), sightings, now, rules }) !== null) found.push(row.id);
    }
    return found;
  });
  return await eachInTurn(deps, due, async (transaction, id) => {
    await lockAnnouncements(transaction);
    await takeOwnSteps(deps, transaction, id);
  });
}

/** When the next notice has stood long enough; null while none waits. */
export async function nextSettling(deps: Deps): Promise<Date | null> {
  const rows = await deps.database.transaction(systemActor, waitingAnnouncements);
  const instants = rows.flatMap(
    ({ state: status, standsSince }) => settlesAt({ status, standsSince }, rulesOf(deps)) ?? [],
  );
  return instants.length === 0 ? null : new Date(Math.min(...instants.map((instant) => instant.getTime())));
}

/**
 * Ends announcements whose time is over (docs/rules.md#announcements): they stand no more, and what was closed on them ends by its own
 * window. Returns how many ended.
 */
export async function expireAnnouncements(deps: Deps): Promise<number> {
  const now = deps.clock.now();
  const over = await deps.database.transaction(systemActor, async (transaction) =>
    (await standingAnnouncements(transaction)).filter((row) => expiresAt(row) <= now).map(({ id }) => id),
  );
  return await eachInTurn(deps, over, async (transaction, id) => {
    await lockAnnouncements(transaction);
    const caller = { actor: systemActor, callId: null };
    await transitionAnnouncement(deps, transaction, caller, { id, command: { action: 'expire' } });
  });
}
