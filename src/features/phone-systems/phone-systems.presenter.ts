import type { PhoneSystemReply } from '../../contract/phone-systems.contract.ts';
import { formatTaipei } from '../../domain/calendar/taipei-time.ts';
import type { LineFigures, PhoneSystemRow } from './phone-systems.repository.ts';

export function presentPhoneSystem(row: PhoneSystemRow, showsSettings: boolean): PhoneSystemReply {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    ...(showsSettings ? { settings: row.settings } : {}),
    audioProfile: row.audioProfile,
    createdAt: formatTaipei(row.createdAt),
  };
}

/** The same on a list, with what its lines tell. */
export function presentListed(
  row: PhoneSystemRow,
  view: { showsSettings: boolean; figures: LineFigures | undefined },
): PhoneSystemReply {
  const { lineCount = 0, lastSettledAt = null } = view.figures ?? {};
  return {
    ...presentPhoneSystem(row, view.showsSettings),
    lineCount,
    lastSettledAt: lastSettledAt && formatTaipei(lastSettledAt),
  };
}

/** What the audit keeps of a phone system: which settings it has, never their values, which may be secrets. */
export function factsOf(row: PhoneSystemRow) {
  return { kind: row.kind, settings: Object.keys(row.settings).sort(), audioProfile: row.audioProfile };
}
