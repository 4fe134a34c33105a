import type { BroadcastInput, BroadcastPatch } from '../../contract/broadcasts.contract.ts';
import type { Transaction } from '../../db/database.ts';
import { againstNotice } from '../../domain/broadcast/broadcast-notice.ts';
import { districtsOf } from '../../domain/line/districts.ts';
import { AppError } from '../../shared/app-error.ts';
import { refusalError } from '../change-requests/refusal-error.ts';
import { noticeNow } from './broadcast-terms.ts';
import { findNotice, holdNotice } from './notices.repository.ts';

interface DraftedTerms {
  county: string | null;
  district: string | null;
  from: Date;
  until: Date;
  reason: string;
  announcementId: string | null;
}

/** Characters of a notice that stand as the reason of its broadcast. */
const mostReason = 500;

/** By its official name: another spelling would leave lines out without a word. */
export function assertDistrict(area: NonNullable<BroadcastPatch['area']> | null): void {
  if (!area?.district || districtsOf(area.county).includes(area.district)) return;
  throw new AppError('district_not_in_county', { status: 422, params: { county: area.county } });
}

/**
 * Area, window and reason of a new draft: as typed, or as a government notice says.
 * @throws AppError `district_not_in_county`, `announcement_unknown` (422), `announcement_not_sendable` (409).
 */
export async function draftedBy(transaction: Transaction, input: BroadcastInput, now: Date): Promise<DraftedTerms> {
  if (input.announcementId === undefined) {
    const { area, from, until, reason } = input;
    assertDistrict(area);
    return {
      county: area?.county ?? null,
      district: area?.district ?? null,
      from,
      until,
      reason,
      announcementId: null,
    };
  }
  const { announcementId } = input;
  await holdNotice(transaction, announcementId);
  const row = await findNotice(transaction, announcementId);
  if (row === null) throw new AppError('announcement_unknown', { status: 422 });
  const notice = noticeNow(row, now);
  const refusal = againstNotice({ notice });
  if (refusal !== null || notice.window === null)
    throw refusalError(refusal ?? { code: 'announcement_not_sendable', params: {} });
  const { county, district, text } = row;
  const reason = input.reason ?? [...text].slice(0, mostReason).join('');
  const { from = notice.window.from, until = notice.window.until } = input;
  return { county, district, from, until, reason, announcementId };
}
