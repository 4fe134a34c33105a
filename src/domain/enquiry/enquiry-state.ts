import type { Performer } from '../access/performer.ts';
import type { LifecycleTable } from '../lifecycle.ts';

/** Where a question to our staff stands (docs/rules.md#enquiries). */
export const enquiryStatuses = ['waiting', 'answered', 'closed', 'handedOver', 'merged'] as const;
export type EnquiryStatus = (typeof enquiryStatuses)[number];

/** Pictures of one message. */
export const mostPictures = 5;

export const enquiryActions = ['take', 'answer', 'write', 'close', 'reopen', 'handOver', 'merge', 'absorb'] as const;
export type EnquiryAction = (typeof enquiryActions)[number];

export interface EnquiryState {
  status: EnquiryStatus;
  /** Since when it waits for an answer; the clock runs from here. */
  waitingSince: Date;
  /** The agent who works on it. */
  takenBy: string | null;
  takenByName: string | null;
  /** The request that it became. */
  changeRequestId: string | null;
  /** The enquiry that it went on in. */
  mergedInto: string | null;
}

interface Details {
  take: unknown;
  answer: unknown;
  write: unknown;
  close: unknown;
  reopen: unknown;
  handOver: { changeRequestId: string };
  merge: { into: string };
  /** Takes over the wait of a question that was merged into it. */
  absorb: { waitingSince: Date };
}
export type EnquiryCommandOf<Action extends EnquiryAction> = { action: Action } & Details[Action];
export type EnquiryCommand = { [Action in EnquiryAction]: EnquiryCommandOf<Action> }[EnquiryAction];

export type EnquiryIntent = { type: 'tellAgents' } | { type: 'tellCustomer'; message: 'answered' | 'handedOver' };

const customers: readonly Performer[] = ['owner', 'member'];
const agents: readonly Performer[] = ['agent'];
const either: readonly Performer[] = [...customers, ...agents];

/** The complete lifecycle of an enquiry: status × action × who. Everything else is illegal. Printed in docs/lifecycle.md. */
export const enquiryTable: LifecycleTable<EnquiryStatus, EnquiryAction> = {
  waiting: {
    take: { by: agents, to: ['waiting'] },
    answer: { by: agents, to: ['answered'] },
    write: { by: customers, to: ['waiting'] },
    close: { by: either, to: ['closed'] },
    handOver: { by: agents, to: ['handedOver'] },
    merge: { by: agents, to: ['merged'] },
    absorb: { by: ['system'], to: ['waiting'] },
  },
  answered: {
    answer: { by: agents, to: ['answered'] },
    write: { by: customers, to: ['waiting'] },
    close: { by: either, to: ['closed'] },
    handOver: { by: agents, to: ['handedOver'] },
    merge: { by: agents, to: ['merged'] },
    absorb: { by: ['system'], to: ['waiting'] },
  },
  closed: { reopen: { by: either, to: ['waiting'] } },
  handedOver: { reopen: { by: either, to: ['waiting'] } },
  merged: {},
};
