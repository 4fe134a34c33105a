import { parseAnnouncementEndpoint } from '../../contract/announcements.contract.ts';
import type { Deps } from '../../deps.ts';
import { ok, type Route, route } from '../../http/kit/route.ts';
import { parseAnnouncement } from './parse-announcement.ts';

export function announcementRoutes(deps: Deps): Route[] {
  return [route(parseAnnouncementEndpoint, async ({ caller, body }) => ok(parseAnnouncement(deps, caller, body)))];
}
