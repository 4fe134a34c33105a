import type { ConnectionReply, PhoneSystemReply } from '../../contract/phone-systems.contract.ts';
import { sayOfPhoneSystem } from '../../contract/words/phone-system-says.ts';
import type { Caller } from '../../deps.ts';
import { formatTaipei } from '../../domain/calendar/taipei-time.ts';
import { may } from '../ensure.ts';
import type { LineFigures, PhoneSystemRow } from './phone-systems.repository.ts';

/** What was said may name settings: it is for those who may test. */
export function presentConnection(row: PhoneSystemRow, caller: Caller): ConnectionReply {
  const { testedAt, testOk, testSays } = row;
  const says = testSays && may(caller.actor, 'phoneSystem.test', { organisationId: null });
  const detail = says ? sayOfPhoneSystem(testSays, caller.language) : null;
  return {
    testing: row.testRequestedAt !== null,
    last: testedAt && { ok: testOk === true, detail, at: formatTaipei(testedAt) },
  };
}

/** Settings only for those who may change them. */
export function presentPhoneSystem(row: PhoneSystemRow, caller: Caller): PhoneSystemReply {
  const showsSettings = may(caller.actor, 'phoneSystem.write', { organisationId: null });
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    ...(showsSettings ? { settings: row.settings } : {}),
    audioProfile: row.audioProfile,
    connection: presentConnection(row, caller),
    createdAt: formatTaipei(row.createdAt),
  };
}

/** The same on a list, with what its lines tell. */
export function presentListed(
  row: PhoneSystemRow,
  view: { caller: Caller; figures: LineFigures | undefined },
): PhoneSystemReply {
  const { lineCount = 0, lastSettledAt = null } = view.figures ?? {};
  return {
    ...presentPhoneSystem(row, view.caller),
    lineCount,
    lastSettledAt: lastSettledAt && formatTaipei(lastSettledAt),
  };
}

/** What the audit keeps of a phone system: which settings it has, never their values, which may be secrets. */
export function factsOf(row: PhoneSystemRow) {
  return { kind: row.kind, settings: Object.keys(row.settings).sort(), audioProfile: row.audioProfile };
}
