import type { Transaction } from '../../../db/database.ts';
import type { AuditEntry } from '../../../db/records.ts';
import type { ConfigDifference } from '../../../domain/line/diff-config.ts';
import type { LinePatch } from '../../../domain/line/line-patch.ts';
import { changedAtPlaces, placesOf } from '../../../domain/line/place.ts';
import { findRequest } from '../change-requests.repository.ts';
import { patchOf } from '../patch-of-request.ts';
import { type Versions, versionsOf } from '../reading/versions.repository.ts';

/** What others have changed at the places of a request since it was filed. */
export function changedSinceFiled(patch: LinePatch, { filed, newest }: Versions): ConfigDifference[] {
  return filed === null ? [] : changedAtPlaces(patch, filed, newest);
}

/** The audit of a plan that meets changed places: one row for each line. */
export async function placeChanges(transaction: Transaction, changeRequestId: string): Promise<AuditEntry[]> {
  const row = await findRequest(transaction, changeRequestId);
  if (!row) return [];
  const { organisationId } = row.request;
  const subject = { subjectKind: 'change_request', subjectId: changeRequestId, changeRequestId } as const;
  const versions = new Map((await versionsOf(transaction, changeRequestId)).map((each) => [each.lineId, each]));
  return row.lines.flatMap((line) => {
    const found = versions.get(line.lineId);
    const patch = patchOf(row.request, line);
    if (!found || changedSinceFiled(patch, found).length === 0) return [];
    const after = { lineId: line.lineId, places: placesOf(patch) };
    return [{ organisationId, action: 'change_request.place_changed', ...subject, after }];
  });
}
