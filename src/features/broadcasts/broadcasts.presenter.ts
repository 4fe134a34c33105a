import type {
  BroadcastChangeReply,
  BroadcastReply,
  DraftLineReply,
  SentLineReply,
} from '../../contract/broadcasts.contract.ts';
import { sayBlocker } from '../../contract/words/broadcasts.ts';
import { changeFaultWords, customerFaultSentence } from '../../contract/words/change-faults.ts';
import { sayOfPhoneSystem } from '../../contract/words/phone-system-says.ts';
import type { Language } from '../../deps.ts';
import type { Actor } from '../../domain/access/actor.ts';
import { type BroadcastLineState, broadcastLineStates } from '../../domain/broadcast/broadcast-state.ts';
import { broadcastStepsFor } from '../../domain/broadcast/decide-broadcast.ts';
import { formatTaipei } from '../../domain/calendar/taipei-time.ts';
import type { Heard } from '../../domain/line/callers-hear.ts';
import type { DriveFault } from '../../domain/line/line-outcome.ts';
import { type BroadcastChangeRow, isWaiting } from './broadcast-changes.repository.ts';
import type { SentLine, SystemProgress } from './broadcast-lines.repository.ts';
import { stateOf, type WholeBroadcast } from './broadcast-terms.ts';
import type { BroadcastPersonRow } from './broadcasts.repository.ts';
import type { DraftLine } from './draft-lines.repository.ts';
import type { HeardAround } from './hear-around.ts';

type StateCounts = Record<BroadcastLineState, number>;

function countsOf(progress: readonly SystemProgress[]): StateCounts {
  const sum = (state: BroadcastLineState) =>
    progress.reduce((total, { states }) => total + Number(states[state] ?? 0), 0);
  return Object.fromEntries(broadcastLineStates.map((state) => [state, sum(state)])) as StateCounts;
}

function instant(value: Date | null): string | null {
  return value && formatTaipei(value);
}

function presentPerson({ userId, userName, at }: BroadcastPersonRow) {
  return { userId, name: userName, at: formatTaipei(at) };
}

function presentChange(change: BroadcastChangeRow): BroadcastChangeReply {
  const { number, from, until, wasFrom, wasUntil, approvedBy: userId, approvedByName, approvedAt } = change;
  const approver = userId && approvedAt ? { userId, name: approvedByName ?? '', at: formatTaipei(approvedAt) } : null;
  return {
    number,
    state: isWaiting(change) ? 'waiting' : approver ? 'approved' : 'withdrawn',
    ...{ from: formatTaipei(from), until: formatTaipei(until) },
    was: { from: formatTaipei(wasFrom), until: formatTaipei(wasUntil) },
    proposedBy: { userId: change.proposedBy, name: change.proposedByName, at: formatTaipei(change.proposedAt) },
    approver,
  };
}

const noDraft = { close: 0, ask: 0, never: 0, alreadyClosed: 0, blocked: 0 };

export function presentWhole(
  whole: WholeBroadcast,
  { progress, actor }: { progress: readonly SystemProgress[]; actor: Actor },
): BroadcastReply {
  const { row, people, draft, soundSha256, listeners } = whole;
  const approver = people.find(({ part }) => part === 'approver');
  const sent = countsOf(progress);
  const closing = Object.values(sent).reduce((total, lines) => total + lines, 0);
  return {
    id: row.id,
    status: row.status,
    area: row.county === null ? null : { county: row.county, district: row.district },
    from: formatTaipei(row.from),
    until: formatTaipei(row.until),
    reason: row.reason,
    announcementId: row.announcementId,
    sound: { promptId: row.promptId, sha256: soundSha256 },
    authors: people.filter(({ part }) => part === 'author').map(presentPerson),
    approver: approver ? presentPerson(approver) : null,
    provisionalUntil: instant(row.provisionalUntil),
    sentAt: instant(row.sentAt),
    endedAt: instant(row.endedAt),
    correctedAt: instant(row.correctedAt),
    changes: whole.changes.map(presentChange),
    counts: { ...(draft?.counts ?? { ...noDraft, close: closing }), ...sent },
    draftHash: draft?.hash ?? null,
    withoutOwnSound: draft?.withoutOwn ?? 0,
    byHand: draft?.byHand ?? 0,
    heard: listeners.includes(actor.userId ?? ''),
    counter: ['sending', 'stopped', 'active'].includes(row.status)
      ? { lines: sent.queued + sent.applied + sent.failed }
      : null,
    phoneSystems: progress.map((each) => ({
      ...{ phoneSystemId: each.phoneSystemId, name: each.name },
      counts: countsOf([each]),
      fellBackAt: each.fellBackAt && formatTaipei(new Date(each.fellBackAt)),
    })),
    actions: broadcastStepsFor(stateOf(whole), actor),
    createdAt: formatTaipei(row.createdAt),
  };
}

function presentHeard(heard: Heard | undefined): DraftLineReply['before'] {
  return { state: heard?.state ?? 'open', slot: heard?.slot ?? 'greeting', promptId: heard?.promptId ?? null };
}

export function presentDraftLine(line: DraftLine, heard: HeardAround | undefined, language: Language): DraftLineReply {
  const { lineId, number, label, customer, disposition, blocker, promptId, byHand } = line;
  return {
    ...{ lineId, number, label, customer, disposition, blocker, promptId, byHand },
    why: blocker && sayBlocker(blocker, language),
    before: presentHeard(heard?.before),
    after: presentHeard(disposition === 'close' || disposition === 'ask' ? heard?.after : heard?.before),
    opensAtEnd: heard?.opensAtEnd ?? false,
  };
}

/** Customers learn whose fault it is, never details of our systems. */
function sayFault({ fault, says }: DriveFault, reader: Actor, language: Language): string {
  if (reader.organisationId !== null) return customerFaultSentence[language];
  return says ? sayOfPhoneSystem(says, language) : changeFaultWords[fault].detail[language];
}

export function presentSentLine(line: SentLine, reader: Actor, language: Language): SentLineReply {
  const { lineId, number, label, customer, phoneSystemId, state, promptId, fault, byHand } = line;
  return {
    ...{ lineId, number, label, customer, phoneSystemId, state, promptId, byHand },
    fault: fault && sayFault(fault, reader, language),
    takenBy: reader.organisationId === null ? line.takenBy : null,
    at: formatTaipei(new Date(line.at)),
  };
}
