import type { LineStatesReply } from '../../contract/line-states.contract.ts';
import type { CallersHearReply, LineReply, RemovalReply, RevisionReply } from '../../contract/lines.contract.ts';
import { formatTaipei } from '../../domain/calendar/taipei-time.ts';
import type { HeardWithEnd } from '../../domain/line/callers-hear.ts';
import { diffConfig } from '../../domain/line/diff-config.ts';
import type { LineConfig } from '../../domain/line/line-config.ts';
import type { StateSpan } from '../../domain/line/states-between.ts';
import type { LineRevisionRow, LineRow } from '../../reconcile/line-revisions.repository.ts';
import type { RevisionState } from '../../reconcile/revision-states.repository.ts';
import type { PromptHashes, SoundOfSpan } from './lines.repository.ts';

/** `configuration` null leaves it out: on lists, and for those who may not read it. */
export function presentLine(
  row: LineRow,
  view: {
    configuration: LineConfig | null;
    showsPhoneSystem: boolean;
    showsContact: boolean;
    customerName?: string;
    removals?: RemovalReply[];
  },
): LineReply {
  return {
    id: row.id,
    organisationId: row.organisationId,
    ...(view.customerName === undefined ? {} : { customerName: view.customerName }),
    number: row.number,
    label: row.label,
    ...(view.showsPhoneSystem ? { phoneSystemId: row.phoneSystemId } : {}),
    county: row.county,
    district: row.district,
    timeZone: row.timeZone,
    emergencyConsent: row.emergencyConsent,
    ...(view.showsContact ? { contactName: row.contactName, contactEmail: row.contactEmail } : {}),
    revision: row.revision,
    settledRevision: row.settledRevision,
    settledAt: row.settledAt && formatTaipei(row.settledAt),
    unknownSince: row.unknownSince && formatTaipei(row.unknownSince),
    retiredAt: row.retiredAt && formatTaipei(row.retiredAt),
    ...(view.removals === undefined ? {} : { removals: view.removals }),
    ...(view.configuration === null ? {} : { configuration: presentConfig(view.configuration) }),
    createdAt: formatTaipei(row.createdAt),
  };
}

/** Prompts without the undefined entries that the type allows and JSON does not. */
function presentConfig(config: LineConfig): NonNullable<LineReply['configuration']> {
  const prompts = Object.entries(config.prompts).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { ...config, prompts: Object.fromEntries(prompts) };
}

/** A revision with its difference to the one before; without both for those who may not read configurations. */
export function presentRevision(
  row: LineRevisionRow,
  before: LineRevisionRow | undefined,
  { showsConfiguration, state = 'made' }: { showsConfiguration: boolean; state?: RevisionState },
): RevisionReply {
  return {
    number: row.number,
    reason: row.reason,
    state,
    changeRequestId: row.changeRequestId,
    author: { id: row.authorId, name: row.authorName },
    createdAt: formatTaipei(row.createdAt),
    ...(showsConfiguration
      ? { configuration: presentConfig(row.config), diff: diffConfig(before?.config ?? null, row.config) }
      : {}),
  };
}

export function presentHeard(heard: HeardWithEnd, view: { at: Date; prompt: PromptHashes | null }): CallersHearReply {
  const presentRule = ({ kind, name }: HeardWithEnd['rule']) => ({ kind, name });
  return {
    state: heard.state,
    slot: heard.slot,
    prompt: view.prompt,
    rule: presentRule(heard.rule),
    losers: heard.losers.map(presentRule),
    until: heard.until === null ? null : formatTaipei(heard.until),
    ruleUntil: heard.ruleUntil === null ? null : formatTaipei(heard.ruleUntil),
    forwardsTo: heard.forwardsTo,
    next: heard.next === null ? null : { ...heard.next, at: formatTaipei(heard.next.at) },
    at: formatTaipei(view.at),
  };
}

/** Spans with their sounds, by id. */
export function presentSpans(
  spans: readonly StateSpan[],
  sounds: ReadonlyMap<string, SoundOfSpan>,
): LineStatesReply['spans'] {
  return spans.map(({ from, until, state, slot, promptId, rule, losers }) => ({
    from: formatTaipei(from),
    until: formatTaipei(until),
    state,
    slot,
    prompt: promptId === null ? null : (sounds.get(promptId) ?? null),
    rule: { kind: rule.kind, name: rule.name },
    losers: losers.map(({ kind, name }) => ({ kind, name })),
  }));
}

/** The state at this moment, and nothing that would reveal the hours: for those who may not read configurations. */
export function presentState({ state, slot }: HeardWithEnd, at: Date): CallersHearReply {
  const rule = { kind: 'not_shown', name: '' };
  const hidden = { prompt: null, rule, losers: [], until: null, ruleUntil: null, forwardsTo: null, next: null };
  return { state, slot, ...hidden, at: formatTaipei(at) };
}

/** A line's values that stay in the audit for good: its terms. */
export function factsOf({ phoneSystemId, timeZone, emergencyConsent, revision }: LineRow) {
  return { phoneSystemId, timeZone, emergencyConsent, revision };
}

/** A line's number, label, place and contact, which the audit keeps until its customer is forgotten. */
export function namesOf({ number, label, county, district, contactName, contactEmail }: LineRow) {
  return { number, label, county, district, contactName, contactEmail };
}
