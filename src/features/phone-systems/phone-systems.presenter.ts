import type { ConnectionReply, PhoneSystemReply } from '../../contract/phone-systems.contract.ts';
import { sayOfPhoneSystem } from '../../contract/words/phone-system-says.ts';
import type { Caller } from '../../deps.ts';
import { formatTaipei } from '../../domain/calendar/taipei-time.ts';
import type { PhoneSystemSays } from '../../domain/line/phone-system-says.ts';
import { may } from '../ensure.ts';
import type { LineFigures, PhoneSystemRow } from './phone-systems.repository.ts';

/** A detail may name settings, so only those who may test see it. */
function detailFor(caller: Caller, says: PhoneSystemSays | null): string | null {
  if (says === null || !may(caller.actor, 'phoneSystem.test', { organisationId: null })) return null;
  return sayOfPhoneSystem(says, caller.language);
}

export function presentConnection(row: PhoneSystemRow, caller: Caller): ConnectionReply {
  const { testedAt, testOk, testSays } = row;
  const detail = detailFor(caller, testSays);
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
    nationalDays: {
      version: row.nationalVersion,
      at: row.nationalSettledAt && formatTaipei(row.nationalSettledAt),
      detail: detailFor(caller, row.nationalSays),
    },
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
