import type { JobReply } from '../../../contract/job-shapes.ts';
import { isFound, phoneSearchText, searchKey, searchWishes } from '../../../domain/text/search-key.ts';

export const queueViews = ['open', 'taken', 'mine', 'failed'] as const;
export type QueueView = (typeof queueViews)[number];

/** Whether a job belongs in a view now. */
export function belongs(job: JobReply, view: QueueView, userId: string): boolean {
  if (view === 'mine') return job.status === 'taken' && job.takenBy?.id === userId;
  return job.status === view;
}

/**
 * Compares two jobs for the list: work to do in the order of the queue (docs/rules.md#lifecycle-of-a-job), ended jobs newest first.
 * Instants share one offset.
 */
function before(one: JobReply, other: JobReply): boolean {
  if (one.status === 'failed') return (one.finishedAt ?? '') > (other.finishedAt ?? '');
  if (one.emergency !== other.emergency) return one.emergency;
  if (one.dueBy !== other.dueBy) return one.dueBy < other.dueBy;
  return one.createdAt < other.createdAt;
}

/** Merges fresh versions of some jobs into the list in order; those that left the view are removed. */
export function withFresh(
  jobs: readonly JobReply[],
  fresh: readonly JobReply[],
  view: QueueView,
  userId: string,
): JobReply[] {
  const ids = new Set(fresh.map(({ id }) => id));
  const kept = jobs.filter(({ id }) => !ids.has(id));
  for (const job of fresh) {
    if (!belongs(job, view, userId)) continue;
    const place = kept.findIndex((other) => before(job, other));
    kept.splice(place < 0 ? kept.length : place, 0, job);
  }
  return kept;
}

/** Since when the one that was made first waits. Instants share one offset. */
export function oldestOf(jobs: readonly JobReply[]): string | undefined {
  return jobs.reduce<string | undefined>(
    (oldest, { createdAt }) => (oldest === undefined || createdAt < oldest ? createdAt : oldest),
    undefined,
  );
}

export interface QueueFilter {
  text: string;
  slot: string;
  kind: string;
  overdue: boolean;
  emergency: boolean;
}

const searchTexts = new WeakMap<JobReply, string>();

function searchTextOf(job: JobReply): string {
  const known = searchTexts.get(job);
  if (known !== undefined) return known;
  const { customer, requestNumber, lineLabel, lineNumber, takenBy } = job;
  const words = [customer, requestNumber, requestNumber.replaceAll('-', ''), lineLabel, takenBy?.name ?? ''];
  const text = [...words.map(searchKey), phoneSearchText(lineNumber)].join('\n');
  searchTexts.set(job, text);
  return text;
}

/** Filters a list; `now` in ms since 1970. Customers' own slots are one choice: `custom`. */
export function filtered(jobs: readonly JobReply[], filter: QueueFilter, now: number): readonly JobReply[] {
  const { slot, kind, overdue, emergency } = filter;
  const wishes = searchKey(filter.text) === '' ? [] : searchWishes(filter.text);
  if (wishes.length === 0 && slot === '' && kind === '' && !overdue && !emergency) return jobs;
  return jobs.filter(
    (job) =>
      (slot === '' || job.slot === slot || (slot === 'custom' && job.slot?.startsWith('custom:') === true)) &&
      (kind === '' || job.kind === kind) &&
      (!emergency || job.emergency) &&
      (!overdue || Date.parse(job.dueBy) < now) &&
      (wishes.length === 0 || isFound(searchTextOf(job), wishes)),
  );
}
