import type { ConnectionReply, PhoneSystemReply } from '../../contract/phone-systems.contract.ts';
import { sayOfPhoneSystem } from '../../contract/words/phone-system-says.ts';
import type { Caller } from '../../deps.ts';
import { formatTaipei } from '../../domain/calendar/taipei-time.ts';
import { may } from '../ensure.ts';
import type { LineFigures, PhoneSystemRow } from './phone-systems.repository.ts';

/** A test's detail may name settings, so only those who may test see it. */
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

/** The same in a list, with figures of its lines. */
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

/** A phone system's values for the audit: which settings it has, never their values, which may be secrets. */
export function factsOf(row: PhoneSystemRow) {
  return { kind: row.kind, settings: Object.keys(row.settings).sort(), audioProfile: row.audioProfile };
}
