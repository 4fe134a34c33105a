import type { Transaction } from '../../db/database.ts';
import { type AuditEntry, writeRecords } from '../../db/records.ts';
import type { Caller, Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import {
  type AnnouncementCommand,
  type AnnouncementIntent,
  decideAnnouncement,
} from '../../domain/announcement/announcement-lifecycle.ts';
import { nextStep } from '../../domain/announcement/next-step.ts';
import { notFound } from '../../shared/app-error.ts';
import { refusalError } from '../change-requests/refusal-error.ts';
import { isClosedOn } from '../notifications/alarm-subjects.repository.ts';
import { alarmAbout } from '../notifications/subject-alarms.ts';
import type { Notifications } from '../notifications/told-step.ts';
import { stateOf } from './announcements.presenter.ts';
import { type AnnouncementRow, findAnnouncement, sightingsOf, updateAnnouncement } from './announcements.repository.ts';
import { insertFromSighting, newestSaying } from './kept-sighting.ts';
import { rulesOf } from './read-announcements.ts';
import { changed } from './taking.ts';

type Acting = Pick<Caller, 'actor' | 'callId'>;

/**
 * Decides and saves one step of an announcement, under the lock of `lockAnnouncements`: every step goes through here.
 * @throws AppError `not_found`, or the domain's refusal.
 */
export async function transitionAnnouncement(
  deps: Deps,
  transaction: Transaction,
  { actor, callId }: Acting,
  { id, command, keep }: { id: string; command: AnnouncementCommand; keep?: string },
): Promise<AnnouncementRow> {
  const row = await findAnnouncement(transaction, id);
  if (!row) throw notFound();
  const now = deps.clock.now();
  const decision = decideAnnouncement({ state: stateOf(row), command, actor, now, rules: rulesOf(deps) });
  if (!decision.ok) throw refusalError(decision.refusal);
  const { next, audit, intents } = decision;
  const { status: state, ...instants } = next;
  const by = command.action === 'activate' ? { activatedBy: actor.userId, activatedByName: actor.name } : {};
  const saved = await updateAnnouncement(transaction, id, { state, ...instants, ...by });
  const told = await carry(deps, transaction, { id, intents, now });
  const entry: AuditEntry = {
    ...{ organisationId: null, subjectKind: 'announcement', subjectId: id },
    ...{ action: audit.action, before: audit.before, after: audit.after },
    ...(audit.reason === undefined ? {} : { reason: audit.reason }),
  };
  await writeRecords(transaction, deps.outbox, null, {
    ...{ at: now, actor, callId, audit: [entry], nudges: told.nudges },
    events: [changed(id, state), ...told.events],
  });
  const isContrary = (command.action === 'settle' || command.action === 'agree') && command.work !== row.work;
  if (!isContrary) return saved;
  const kept = keep ?? (await newestSaying(transaction, id, command.work));
  return await insertFromSighting(deps, transaction, { actor, callId }, { ended: saved, sightingId: kept });
}

async function carry(
  deps: Deps,
  transaction: Transaction,
  { id, intents, now }: { id: string; intents: readonly AnnouncementIntent[]; now: Date },
): Promise<Notifications> {
  const all: Notifications = { nudges: [], events: [] };
  for (const { message } of intents) {
    if (message === 'announcement_ended' && !(await isClosedOn(transaction, id))) continue;
    const told = await alarmAbout(deps, transaction, { kind: message, subject: { kind: 'announcement', id }, now });
    all.nudges.push(...told.nudges);
    all.events.push(...told.events);
  }
  return all;
}

/** Takes the steps that its sightings and the clock ask for; there are at most a few. Returns whether any was taken. */
export async function takeOwnSteps(deps: Deps, transaction: Transaction, id: string): Promise<boolean> {
  const row = await findAnnouncement(transaction, id);
  if (!row) return false;
  const sightings = await sightingsOf(transaction, [id]);
  const next = nextStep({ state: stateOf(row), sightings, now: deps.clock.now(), rules: rulesOf(deps) });
  if (next === null) return false;
  await transitionAnnouncement(deps, transaction, { actor: systemActor, callId: null }, { id, command: next });
  await takeOwnSteps(deps, transaction, id);
  return true;
}
