import { parseAnnouncementEndpoint } from '../../contract/announcements.contract.ts';
import {
  getAnnouncementEndpoint,
  listAnnouncementsEndpoint,
  reportAnnouncementEndpoint,
} from '../../contract/stored-announcements.contract.ts';
import type { Deps } from '../../deps.ts';
import { created, ok, type Route, route } from '../../http/kit/route.ts';
import { parseAnnouncement } from './parse-announcement.ts';
import { getAnnouncement, listAnnouncements } from './read-announcements.ts';
import { reportAnnouncement } from './report-announcement.ts';

export function announcementRoutes(deps: Deps): Route[] {
  return [
    route(parseAnnouncementEndpoint, async ({ caller, body }) => ok(parseAnnouncement(deps, caller, body))),
    route(listAnnouncementsEndpoint, async ({ caller, query }) => ok(await listAnnouncements(deps, caller, query))),
    route(reportAnnouncementEndpoint, async ({ caller, body }) =>
      created(await reportAnnouncement(deps, caller, body)),
    ),
    route(getAnnouncementEndpoint, async ({ caller, params }) => ok(await getAnnouncement(deps, caller, params.id))),
  ];
}
