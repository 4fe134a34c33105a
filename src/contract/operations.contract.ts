import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { dateShape, idShape, instantShape } from './shapes.ts';

const count = z.number().int();

const customerNoteShape = z.object({ id: idShape, name: z.string() });

const overviewShape = z.object({
  jobs: z.object({
    /** In the queue, for anybody to take. */
    open: count,
    taken: count,
    /** Open or taken, and past what was promised. */
    late: count,
    /** Open or taken, and due within four hours. */
    dueSoon: count,
    /** Given up or refused by a phone system; the request waits for us. */
    failed: count,
  }),
  requests: z.object({
    /** For an answer of the customer, or a better file. */
    waitingForCustomer: count,
    /** Prepared; goes live by itself. */
    scheduled: count,
  }),
  lines: z.object({
    /** Nobody can say what the phone system has. */
    unknown: count,
    /** The newest version is not read back yet. */
    unsettled: count,
  }),
  /** Those that have stopped to answer, longest first. */
  silentPhoneSystems: z.array(z.object({ id: idShape, name: z.string(), since: instantShape })),
  /** Open jobs by their age: from so many hours up to the next entry. */
  queueAge: z.array(z.object({ fromHours: count, count })),
  /** For those who manage customers; null for others. At most 20 each. */
  customers: z
    .object({
      withoutOwner: z.array(customerNoteShape),
      /** The contract ends within 60 days, or has ended. */
      contractEnding: z.array(customerNoteShape.extend({ until: dateShape })),
    })
    .nullable(),
});
export type OverviewReply = z.infer<typeof overviewShape>;

const tag = 'Operations';

export const overviewEndpoint = endpoint({
  method: 'get',
  path: '/operations/overview',
  tag,
  summary: 'What needs somebody now, in numbers',
  replies: { 200: { description: 'As it is now', shape: overviewShape } },
});

/** What answers, and how much waits: no names, so that everybody of our staff may read it. */
const serviceStatusShape = z.object({
  /** Every part and every phone system answers. */
  works: z.boolean(),
  parts: z.array(z.object({ part: z.enum(['database', 'queue', 'storage']), works: z.boolean() })),
  /** Jobs that nobody has taken, and since when the oldest waits. */
  jobs: z.object({ waiting: count, oldestAt: instantShape.nullable() }),
  /** Background work that could start now; null while the queue does not answer. */
  tasks: z.object({ waiting: count.nullable() }),
  /** Of all phone systems those that have stopped answering, and since when the first one has. */
  phoneSystems: z.object({ all: count, silent: count, silentSince: instantShape.nullable() }),
  at: instantShape,
});
export type ServiceStatusReply = z.infer<typeof serviceStatusShape>;

export const serviceStatusEndpoint = endpoint({
  method: 'get',
  path: '/operations/status',
  tag,
  summary: 'Whether our service works, for whoever is asked on the phone',
  replies: { 200: { description: 'As it is now', shape: serviceStatusShape } },
});

const countyCountShape = z.object({
  /** Its official name, as lines have it. */
  county: z.string(),
  /** Lines in service there, and the customers they belong to. */
  lines: count,
  customers: count,
  /** Lines whose owner agreed to closures in advance. */
  agreed: count,
});
export type CountyCountReply = z.infer<typeof countyCountShape>;

export const countyCountsEndpoint = endpoint({
  method: 'get',
  path: '/operations/counties',
  tag,
  summary: 'How many lines and customers each of the 22 counties has',
  replies: {
    200: {
      description: "Every county, in the government's order",
      shape: z.object({ items: z.array(countyCountShape) }),
    },
  },
});
