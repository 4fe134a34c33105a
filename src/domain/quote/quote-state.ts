import type { Performer } from '../access/performer.ts';
import type { LifecycleTable } from '../lifecycle.ts';

/** Where a quote stands (docs/rules.md#quotes). */
export const quoteStatuses = [
  'requested',
  'assessing',
  'quoted',
  'accepted',
  'declined',
  'expired',
  'withdrawn',
] as const;
export type QuoteStatus = (typeof quoteStatuses)[number];

export const quoteActions = ['assess', 'offer', 'accept', 'decline', 'withdraw', 'expire'] as const;
export type QuoteAction = (typeof quoteActions)[number];

export const feasibilities = ['possible', 'possible_with_changes', 'not_possible'] as const;
export type Feasibility = (typeof feasibilities)[number];

export interface QuoteState {
  status: QuoteStatus;
  /** The newest offered version; 0 before the first. */
  version: number;
  /** The last day of the newest version. */
  offeredUntil: string | null;
  /** The assessment that the next offer is made of; null before the first. */
  draft: { feasibility: Feasibility; lines: number; validUntil: string } | null;
}

interface Details {
  assess: { draft: NonNullable<QuoteState['draft']> };
  offer: unknown;
  /** `contract`: whether the contract that the work needs is in force; true where it needs none. */
  accept: { version: number; contract: boolean };
  decline: { reason: string };
  withdraw: { reason?: string };
  expire: unknown;
}
export type QuoteCommandOf<Action extends QuoteAction> = { action: Action } & Details[Action];
export type QuoteCommand = { [Action in QuoteAction]: QuoteCommandOf<Action> }[QuoteAction];

export const quoteMessages = [
  'quote_requested',
  'quote_offered',
  'quote_accepted',
  'quote_declined',
  'quote_withdrawn',
  'quote_expired',
] as const;
export type QuoteMessage = (typeof quoteMessages)[number];

/** What a step leads to. `customer`: the owners and whoever asked for the quote. */
export type QuoteIntent =
  | { type: 'keepVersion' }
  | { type: 'openJob' }
  | { type: 'tellCustomer'; message: QuoteMessage }
  | { type: 'tellSales'; message: QuoteMessage };

const sellers: readonly Performer[] = ['sales', 'admin'];
const either: readonly Performer[] = ['owner', 'member', 'sales', 'admin'];

/** The complete lifecycle of a quote: status × action × who. Everything else is illegal. Printed in docs/lifecycle.md. */
export const quoteTable: LifecycleTable<QuoteStatus, QuoteAction> = {
  requested: {
    assess: { by: sellers, to: ['assessing'] },
    withdraw: { by: either, to: ['withdrawn'] },
  },
  assessing: {
    assess: { by: sellers, to: ['assessing'] },
    offer: { by: sellers, to: ['quoted'] },
    withdraw: { by: either, to: ['withdrawn'] },
  },
  quoted: {
    // The offered version stands until the next offer.
    assess: { by: sellers, to: ['quoted'] },
    offer: { by: sellers, to: ['quoted'] },
    accept: { by: ['owner'], to: ['accepted'] },
    decline: { by: ['owner'], to: ['declined'] },
    withdraw: { by: sellers, to: ['withdrawn'] },
    expire: { by: ['system'], to: ['expired'] },
  },
  expired: {
    assess: { by: sellers, to: ['expired'] },
    offer: { by: sellers, to: ['quoted'] },
    withdraw: { by: either, to: ['withdrawn'] },
  },
  accepted: {},
  declined: {},
  withdrawn: {},
};
