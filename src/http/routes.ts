import type { Deps } from '../deps.ts';
import { announcementRoutes } from '../features/announcements/announcements.routes.ts';
import { attachmentRoutes } from '../features/attachments/attachments.routes.ts';
import { auditRoutes } from '../features/audit/audit.routes.ts';
import { broadcastRoutes } from '../features/broadcasts/broadcasts.routes.ts';
import { consentRoutes } from '../features/broadcasts/consents.routes.ts';
import { exerciseRoutes } from '../features/broadcasts/exercises/exercises.routes.ts';
import { handJobRoutes } from '../features/broadcasts/hand-jobs.routes.ts';
import { calendarRoutes } from '../features/calendar/calendar.routes.ts';
import { changeRequestRoutes } from '../features/change-requests/change-requests.routes.ts';
import { contactRoutes } from '../features/contact/contact.routes.ts';
import { customerRoutes } from '../features/customers/customers.routes.ts';
import { deadlineRoutes } from '../features/deadlines/deadlines.routes.ts';
import { enquiryMessageReader, enquiryRoutes } from '../features/enquiries/enquiries.routes.ts';
import { eventRoutes } from '../features/events/events.routes.ts';
import { findingRoutes } from '../features/finding/finding.routes.ts';
import { jobRoutes } from '../features/jobs/jobs.routes.ts';
import { lineGroupRoutes } from '../features/line-groups/line-groups.routes.ts';
import { lineRoutes } from '../features/lines/lines.routes.ts';
import { publicHoursRoutes } from '../features/lines/public-hours/public-hours.routes.ts';
import { messageRoutes } from '../features/mails/mails.routes.ts';
import { onCallRoutes } from '../features/on-call/on-call.routes.ts';
import { operationRoutes } from '../features/operations/operations.routes.ts';
import { peopleRoutes } from '../features/people/people.routes.ts';
import { phoneSystemRoutes } from '../features/phone-systems/phone-systems.routes.ts';
import { promptRoutes } from '../features/prompts/prompts.routes.ts';
import { queueRoutes } from '../features/queues/queues.routes.ts';
import { expertJobRoutes } from '../features/quotes/expert-jobs.routes.ts';
import { paidFilings, quoteReader, quoteRoutes } from '../features/quotes/quotes.routes.ts';
import { reportRoutes } from '../features/reporting/reports.routes.ts';
import { scopeRoutes } from '../features/scope/scope.routes.ts';
import { seasonRoutes } from '../features/season/season.routes.ts';
import { serviceHoursRoutes } from '../features/service-hours/service-hours.routes.ts';
import { webhookRoutes } from '../features/webhooks/webhooks.routes.ts';
import type { Route } from './kit/route.ts';

/** Every endpoint below `/api/v1` except sign-in, which needs its own parts. */
export function featureRoutes(deps: Deps, live: Parameters<typeof eventRoutes>[1]): Route[] {
  return [
    ...peopleRoutes(deps),
    ...customerRoutes(deps),
    ...phoneSystemRoutes(deps),
    ...lineRoutes(deps),
    ...publicHoursRoutes(deps),
    ...announcementRoutes(deps),
    ...calendarRoutes(deps),
    ...serviceHoursRoutes(deps),
    ...lineGroupRoutes(deps),
    ...promptRoutes(deps),
    ...changeRequestRoutes(deps, paidFilings(deps)),
    ...quoteRoutes(deps),
    ...attachmentRoutes(deps, { quote: quoteReader(deps), enquiryMessage: enquiryMessageReader }),
    ...scopeRoutes(deps),
    ...enquiryRoutes(deps),
    ...expertJobRoutes(deps),
    ...jobRoutes(deps),
    ...deadlineRoutes(deps),
    ...seasonRoutes(deps),
    ...eventRoutes(deps, live),
    ...auditRoutes(deps),
    ...messageRoutes(deps),
    ...queueRoutes(deps),
    ...operationRoutes(deps),
    ...webhookRoutes(deps),
    ...reportRoutes(deps),
    ...findingRoutes(deps),
    ...onCallRoutes(deps),
    ...broadcastRoutes(deps),
    ...exerciseRoutes(deps),
    ...handJobRoutes(deps),
    ...consentRoutes(deps),
    ...contactRoutes(deps),
  ];
}
