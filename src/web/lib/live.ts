import type { QueryClient } from '@tanstack/react-query';

/** The server's event: ids and states only. */
export interface LiveEvent {
  type: string;
  subjectId: string;
  organisationId: string | null;
  data?: Record<string, unknown>;
}

/** Not the state of the service, which is read by the clock. */
const operations = ['/operations/overview', '/operations/counties'];

/** The cached reads that an event invalidates, by path; those about another subject stay. */
const touches: Record<string, readonly string[]> = {
  'change_request.changed': ['/change-requests', '/jobs', ...operations, '/season-sweeps'],
  'change_request.message': ['/change-requests/{id}/messages'],
  'job.changed': ['/jobs', '/emergency-jobs', '/expert-jobs', ...operations],
  'line.changed': ['/lines', '/consents', ...operations],
  'line_group.changed': ['/line-groups'],
  'line.read': ['/jobs/{id}/read-back'],
  'prompt.changed': ['/prompts'],
  'calendar.changed': ['/calendar', '/deadline-moves'],
  'service_hours.changed': ['/service-hours'],
  'shift_note.changed': ['/shift-notes'],
  'quote.changed': ['/quotes', '/open-quotes', '/expert-jobs'],
  'quote.message': ['/quotes/{id}/messages'],
  'enquiry.changed': ['/enquiries'],
  'enquiry.message': ['/enquiries/{id}/messages'],
  'scope.changed': ['/scope'],
  'quoteRates.changed': ['/quote-rates'],
  'announcement.changed': ['/announcements', '/calendar'],
  'feed.changed': ['/feed'],
  'exercise.changed': ['/exercises'],
  'broadcast.changed': ['/broadcasts', '/emergency-jobs', '/announcements/{id}'],
  'season.answered': ['/season-sweeps'],
  'deadlines.moved': ['/change-requests', '/jobs', ...operations],
  'webhook.changed': ['/webhooks', '/on-call'],
  'on_call.changed': ['/on-call'],
  'operators.alarmed': ['/alarms'],
  'alarm.changed': ['/alarms'],
  'customer.changed': ['/customers', ...operations],
  'phone_system.changed': ['/phone-systems', ...operations],
};

/** Whether an event invalidates a cached read `[path, params, …]`. */
export function isTouched(key: readonly unknown[], event: LiveEvent): boolean {
  const [path, params] = key as [string, { id?: string }?];
  const resource = touches[event.type]?.find((prefix) => path === prefix || path.startsWith(`${prefix}/`));
  if (resource === undefined) return false;
  // Another resource's id says nothing about this subject: a job's page shows its request.
  const [, kind = ''] = resource.split('/');
  const ofSubject = event.type.startsWith(kind.slice(0, -1).replaceAll('-', '_'));
  return !ofSubject || params?.id === undefined || params.id === event.subjectId;
}

const listeners = new Set<(event: LiveEvent) => void>();

/** Listens to every live event, besides the refreshing; returns the function that stops it. */
export function onLiveEvent(listener: (event: LiveEvent) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const gatherMs = 120;
/** The least time between two refreshes: while thousands of lines are driven, events do not end. */
const restMs = 400;
const longestWaitMs = 30_000;

/**
 * Holds one event stream open and invalidates what its events touch. The browser reconnects and resumes by itself; after
 * a refusal we connect again later and, because events may be missing, refresh everything once.
 */
export function openLive(queryClient: QueryClient): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let gathered: LiveEvent[] = [];
  let waitMs = 2000;
  let missed = false;
  let refreshedAt = Number.NEGATIVE_INFINITY;
  const refresh = () => {
    timer = undefined;
    refreshedAt = performance.now();
    const events = gathered;
    gathered = [];
    void queryClient.invalidateQueries({
      predicate: ({ queryKey }) => events.some((event) => isTouched(queryKey, event)),
    });
  };
  const hear = (message: MessageEvent<string>) => {
    const event = JSON.parse(message.data) as LiveEvent;
    for (const listener of listeners) listener(event);
    gathered.push(event);
    timer ??= setTimeout(refresh, Math.max(gatherMs, refreshedAt + restMs - performance.now()));
  };
  let again: ReturnType<typeof setTimeout> | undefined;
  const connect = () => {
    source = new EventSource('/api/v1/events');
    source.onmessage = hear;
    source.onopen = () => {
      waitMs = 2000;
      if (missed) void queryClient.invalidateQueries();
      missed = false;
    };
    source.onerror = () => {
      if (source?.readyState !== EventSource.CLOSED) return;
      missed = true;
      again = setTimeout(connect, waitMs);
      waitMs = Math.min(waitMs * 2, longestWaitMs);
    };
  };
  connect();
  return () => {
    source?.close();
    clearTimeout(timer);
    clearTimeout(again);
  };
}
