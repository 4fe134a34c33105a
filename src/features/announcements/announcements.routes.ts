import {
  activateAnnouncementEndpoint,
  rejectAnnouncementEndpoint,
  revokeAnnouncementEndpoint,
  settleAnnouncementEndpoint,
  sightAnnouncementEndpoint,
} from '../../contract/announcement-steps.contract.ts';
import { parseAnnouncementEndpoint } from '../../contract/announcements.contract.ts';
import { getFeedEndpoint } from '../../contract/feed.contract.ts';
import {
  getAnnouncementEndpoint,
  listAnnouncementsEndpoint,
  reportAnnouncementEndpoint,
} from '../../contract/stored-announcements.contract.ts';
import type { Deps } from '../../deps.ts';
import { created, ok, type Route, route } from '../../http/kit/route.ts';
import { activateAnnouncement, endAnnouncement, settleAnnouncement, sightAnnouncement } from './decide-announcement.ts';
import { getFeed } from './feed/get-feed.ts';
import { parseAnnouncement } from './parse-announcement.ts';
import { getAnnouncement, listAnnouncements } from './read-announcements.ts';
import { reportAnnouncement } from './report-announcement.ts';

export function announcementRoutes(deps: Deps): Route[] {
  return [...noticeRoutes(deps), ...stepRoutes(deps)];
}

function noticeRoutes(deps: Deps): Route[] {
  return [
    route(getFeedEndpoint, async ({ caller }) => ok(await getFeed(deps, caller))),
    route(parseAnnouncementEndpoint, async ({ caller, body }) => ok(parseAnnouncement(deps, caller, body))),
    route(listAnnouncementsEndpoint, async ({ caller, query }) => ok(await listAnnouncements(deps, caller, query))),
    route(reportAnnouncementEndpoint, async ({ caller, body }) =>
      created(await reportAnnouncement(deps, caller, body)),
    ),
    route(getAnnouncementEndpoint, async ({ caller, params }) => ok(await getAnnouncement(deps, caller, params.id))),
  ];
}

function stepRoutes(deps: Deps): Route[] {
  return [
    route(sightAnnouncementEndpoint, async ({ caller, params: { id }, body }) =>
      ok(await sightAnnouncement(deps, caller, { ...body, id })),
    ),
    route(activateAnnouncementEndpoint, async ({ caller, params: { id }, body }) =>
      ok(await activateAnnouncement(deps, caller, { ...body, id })),
    ),
    route(rejectAnnouncementEndpoint, async ({ caller, params: { id }, body }) =>
      ok(await endAnnouncement(deps, caller, { id, command: { action: 'reject', ...body } })),
    ),
    route(revokeAnnouncementEndpoint, async ({ caller, params: { id }, body }) =>
      ok(await endAnnouncement(deps, caller, { id, command: { action: 'revoke', ...body } })),
    ),
    route(settleAnnouncementEndpoint, async ({ caller, params: { id }, body }) =>
      ok(await settleAnnouncement(deps, caller, { ...body, id })),
    ),
  ];
}
