import { z } from 'zod';
import { changeRequestKinds } from '../domain/change-request/kind.ts';
import { changeRequestStatuses } from '../domain/change-request/lifecycle.ts';
import { endpoint } from './endpoint.ts';
import { idShape, instantShape, searchText } from './shapes.ts';

const count = z.number().int();

/** `unknown`: nobody can say what the phone system has; `changing`: its newest version is not confirmed yet. */
const lineStates = ['confirmed', 'changing', 'unknown', 'retired'] as const;

const foundLine = z.object({
  id: idShape,
  number: z.string(),
  label: z.string(),
  customerName: z.string(),
  state: z.enum(lineStates),
  openRequests: count,
});

const foundCustomer = z.object({ id: idShape, name: z.string(), lines: count, openRequests: count });

const foundRequest = z.object({
  id: idShape,
  /** The number for people: `R-7K3M-Q2XD`. */
  number: z.string(),
  kind: z.enum(changeRequestKinds),
  status: z.enum(changeRequestStatuses),
  customerName: z.string(),
  lineNumber: z.string(),
  lineLabel: z.string(),
  dueBy: instantShape,
  completedAt: instantShape.nullable(),
  /** Null without a job, and for those who may not see jobs. */
  jobId: idShape.nullable(),
});

const searchReply = z.object({
  lines: z.array(foundLine),
  customers: z.array(foundCustomer),
  requests: z.array(foundRequest),
});
export type SearchReply = z.infer<typeof searchReply>;

/** As many as each list has; who needs more asks the list of that sort. */
export const mostFound = 5;

export const searchEndpoint = endpoint({
  method: 'get',
  path: '/search',
  tag: 'Search',
  summary: `Lines by number or label, customers by name and requests by number, at most ${mostFound} of each, the best first; for staff`,
  query: z.strictObject({ q: searchText }),
  replies: { 200: { description: 'What was found, by sort', shape: searchReply } },
});
