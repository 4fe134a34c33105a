import type * as access from '../../contract/access.contract.ts';
import type * as announcementSteps from '../../contract/announcement-steps.contract.ts';
import type * as announcements from '../../contract/announcements.contract.ts';
import type * as apiKeys from '../../contract/api-keys.contract.ts';
import type * as audit from '../../contract/audit.contract.ts';
import type * as broadcastSteps from '../../contract/broadcast-steps.contract.ts';
import type * as broadcasts from '../../contract/broadcasts.contract.ts';
import type * as calendar from '../../contract/calendar.contract.ts';
import type * as changeRequests from '../../contract/change-requests.contract.ts';
import type * as consents from '../../contract/consents.contract.ts';
import type * as contact from '../../contract/contact.contract.ts';
import type * as conversation from '../../contract/conversation.contract.ts';
import type * as customers from '../../contract/customers.contract.ts';
import type * as deadlines from '../../contract/deadlines.contract.ts';
import type * as emergencyJobs from '../../contract/emergency-jobs.contract.ts';
import type * as enquiries from '../../contract/enquiries.contract.ts';
import type * as exerciseBroadcasts from '../../contract/exercise-broadcasts.contract.ts';
import type * as exercises from '../../contract/exercises.contract.ts';
import type * as feed from '../../contract/feed.contract.ts';
import type * as installation from '../../contract/installation.contract.ts';
import type * as jobHands from '../../contract/job-hands.contract.ts';
import type * as jobs from '../../contract/jobs.contract.ts';
import type * as lineGroups from '../../contract/line-groups.contract.ts';
import type * as lineStates from '../../contract/line-states.contract.ts';
import type * as lines from '../../contract/lines.contract.ts';
import type * as messages from '../../contract/messages.contract.ts';
import type * as movedDays from '../../contract/moved-days.contract.ts';
import type * as onCall from '../../contract/on-call.contract.ts';
import type * as operations from '../../contract/operations.contract.ts';
import type * as phoneSystems from '../../contract/phone-systems.contract.ts';
import type * as prompts from '../../contract/prompts.contract.ts';
import type * as publicHours from '../../contract/public-hours.contract.ts';
import type * as qualifications from '../../contract/qualifications.contract.ts';
import type * as queues from '../../contract/queues.contract.ts';
import type * as quoteParts from '../../contract/quote-parts.contract.ts';
import type * as quoteSteps from '../../contract/quote-steps.contract.ts';
import type * as quotes from '../../contract/quotes.contract.ts';
import type * as repairs from '../../contract/repairs.contract.ts';
import type * as reports from '../../contract/reports.contract.ts';
import type * as requestSteps from '../../contract/request-steps.contract.ts';
import type * as scope from '../../contract/scope.contract.ts';
import type * as search from '../../contract/search.contract.ts';
import type * as season from '../../contract/season.contract.ts';
import type * as serviceHours from '../../contract/service-hours.contract.ts';
import type * as shiftNotes from '../../contract/shift-notes.contract.ts';
import type * as standingConsents from '../../contract/standing-consents.contract.ts';
import type * as storedAnnouncements from '../../contract/stored-announcements.contract.ts';
import type * as tables from '../../contract/tables.contract.ts';
import type * as webhooks from '../../contract/webhooks.contract.ts';

/**
 * The client's types come from the declarations of `src/contract`, by type-only imports: nothing of it is in the bundle.
 * A new contract file joins here.
 */
type Contracts = [
  typeof access,
  typeof announcements,
  typeof announcementSteps,
  typeof storedAnnouncements,
  typeof apiKeys,
  typeof audit,
  typeof broadcasts,
  typeof broadcastSteps,
  typeof calendar,
  typeof changeRequests,
  typeof requestSteps,
  typeof consents,
  typeof contact,
  typeof conversation,
  typeof customers,
  typeof deadlines,
  typeof enquiries,
  typeof exerciseBroadcasts,
  typeof exercises,
  typeof feed,
  typeof emergencyJobs,
  typeof installation,
  typeof jobHands,
  typeof jobs,
  typeof lineGroups,
  typeof lineStates,
  typeof lines,
  typeof messages,
  typeof movedDays,
  typeof onCall,
  typeof operations,
  typeof phoneSystems,
  typeof prompts,
  typeof repairs,
  typeof publicHours,
  typeof qualifications,
  typeof queues,
  typeof quoteParts,
  typeof quoteSteps,
  typeof quotes,
  typeof scope,
  typeof season,
  typeof serviceHours,
  typeof shiftNotes,
  typeof standingConsents,
  typeof tables,
  typeof webhooks,
  typeof reports,
  typeof search,
];
type Exported<Module> = Module extends unknown ? Module[keyof Module] : never;
type Operation = Extract<Exported<Contracts[number]>, { method: string; path: string; sends?: unknown }>;

export type Method = Operation['method'];
type Table = {
  [M in Method]: {
    [Each in Extract<Operation, { method: M }> as Each['path']]: {
      sends: NonNullable<Each['sends']>;
      answers: NonNullable<Each['answers']>['of'];
    };
  };
};
export type PathOf<M extends Method> = keyof Table[M] & string;
type Sends<M extends Method, P extends PathOf<M>> = Table[M][P] extends {
  sends: { params: infer Params; query: infer Query; body: infer Body };
}
  ? { params: Params; query: Query; body: Body }
  : never;

/** What an endpoint answers; `undefined` where it may answer without a body. */
export type Answer<M extends Method, P extends PathOf<M>> = Table[M][P] extends { answers: infer Reply }
  ? Reply
  : never;

type Part<Name extends string, Value> =
  // In brackets, so that a body of several shapes stays one body.
  [Value] extends [Record<string, never>]
    ? { [Key in Name]?: undefined }
    : undefined extends Value
      ? { [Key in Name]?: Value }
      : object extends Value
        ? { [Key in Name]?: Value }
        : { [Key in Name]: Value };

/** What is sent to an endpoint, besides what every call takes. */
export type Input<M extends Method, P extends PathOf<M>> = Part<'params', Sends<M, P>['params']> &
  Part<'query', Sends<M, P>['query']> &
  Part<'body', Sends<M, P>['body']>;

export type BodyOf<M extends Method, P extends PathOf<M>> = NonNullable<Sends<M, P>['body']>;

export interface CallExtras {
  signal?: AbortSignal;
  /** The ETag read before, where the endpoint edits. */
  etag?: string;
  /** An Idempotency-Key, where the endpoint creates: the same key never creates twice. */
  key?: string;
}

/** The options may be left out where nothing has to be sent. */
export type Arguments<M extends Method, P extends PathOf<M>> =
  object extends Input<M, P> ? [options?: Input<M, P> & CallExtras] : [options: Input<M, P> & CallExtras];
