import type { AnnouncementItemReply, ParseInput } from '../../contract/announcements.contract.ts';
import type { Caller, Deps } from '../../deps.ts';
import { ensure } from '../ensure.ts';
import { readNotice } from './read-notice.ts';

/** Reads a notice and stores nothing. @throws AppError `forbidden`; `cap_refused`, `cap_invalid` (422). */
export function parseAnnouncement(
  deps: Deps,
  { actor }: Caller,
  input: ParseInput,
): { items: AnnouncementItemReply[] } {
  ensure(actor, 'announcement.read', { organisationId: null, staffOnly: true });
  const { items } = readNotice(input, input.asOf ?? deps.clock.now());
  return { items: items.map(({ item, severityAgrees }) => ({ ...item, severityAgrees })) };
}
