import type { Transaction } from '../../../db/database.ts';
import type { AuditEntry } from '../../../db/records.ts';
import type { ConfigDifference } from '../../../domain/line/diff-config.ts';
import type { LinePatch } from '../../../domain/line/line-patch.ts';
import { changedAtPlaces, placesOf } from '../../../domain/line/place.ts';
import type { ChangeRequestRow, RequestWithJob } from '../change-requests.repository.ts';
import { patchOf } from '../patch-of-request.ts';
import { type Versions, versionsOf } from '../reading/versions.repository.ts';
import type { RequestLine } from '../request-lines.repository.ts';

/** What others have changed at the places of a request since it was filed. */
export function changedSinceFiled(patch: LinePatch, { filed, newest }: Versions): ConfigDifference[] {
  return filed === null ? [] : changedAtPlaces(patch, filed, newest);
}

/** The audit of plans that meet changed places: one row for each line. */
export async function placeChanges(transaction: Transaction, rows: readonly RequestWithJob[]): Promise<AuditEntry[]> {
  if (rows.length === 0) return [];
  const found = await versionsOf(
    transaction,
    rows.map(({ request }) => request.id),
  );
  const versions = new Map(found.map((each) => [`${each.changeRequestId} ${each.lineId}`, each]));
  return rows.flatMap(({ request, lines }) =>
    lines.flatMap((line) => placeChange(request, line, versions.get(`${request.id} ${line.lineId}`))),
  );
}

function placeChange(request: ChangeRequestRow, line: RequestLine, versions: Versions | undefined): AuditEntry[] {
  const patch = patchOf(request, line);
  if (!versions || changedSinceFiled(patch, versions).length === 0) return [];
  const { id, organisationId } = request;
  const subject = { subjectKind: 'change_request', subjectId: id, changeRequestId: id } as const;
  const after = { lineId: line.lineId, places: placesOf(patch) };
  return [{ organisationId, action: 'change_request.place_changed', ...subject, after }];
}
