import type { Actor } from '../access/actor.ts';
import { refuse } from '../decision.ts';
import { decide, type Lifecycle, type LifecycleSteps, possibleActions } from '../lifecycle.ts';
import { makeStep, type StepInput, type StepOutcome, withOptionalReason, withReason } from '../step.ts';
import { offerEndsAt } from './quote-days.ts';
import {
  type QuoteAction,
  type QuoteCommand,
  type QuoteCommandOf,
  type QuoteIntent,
  type QuoteState,
  quoteTable,
} from './quote-state.ts';

type Input<Action extends QuoteAction> = StepInput<QuoteState, QuoteCommandOf<Action>>;
type Outcome = StepOutcome<QuoteState, QuoteIntent>;
const step = makeStep<QuoteState, QuoteIntent>;

/** Judged by the clock: an offer is over at its last day's 24:00 Taipei, also before its row says so. */
export function isOver(offeredUntil: string | null, now: Date): boolean {
  return offeredUntil !== null && now >= offerEndsAt(offeredUntil);
}

function assess({ state, command: { draft } }: Input<'assess'>): Outcome {
  return step({ draft, status: state.status === 'requested' ? 'assessing' : state.status });
}

function offer({ state: { draft, version }, now }: Input<'offer'>): Outcome {
  if (draft === null) return refuse('quote_not_assessed');
  if (draft.feasibility === 'not_possible') return refuse('quote_not_possible');
  if (draft.lines === 0) return refuse('quote_not_assessed');
  if (isOver(draft.validUntil, now)) return refuse('quote_validity_over', { on: draft.validUntil });
  return step({ status: 'quoted', version: version + 1, offeredUntil: draft.validUntil }, [
    { type: 'keepVersion' },
    { type: 'tellCustomer', message: 'quote_offered' },
  ]);
}

function accept({ state, command, now }: Input<'accept'>): Outcome {
  if (command.version !== state.version) return refuse('quote_version_changed', { version: state.version });
  if (isOver(state.offeredUntil, now)) return refuse('quote_expired', { on: state.offeredUntil ?? '' });
  if (!command.contract) return refuse('no_phone_contract');
  return step({ status: 'accepted' }, [{ type: 'openJob' }, { type: 'tellSales', message: 'quote_accepted' }]);
}

function withdraw({ command, actor }: Input<'withdraw'>): Outcome {
  const other = actor.organisationId === null ? 'tellCustomer' : 'tellSales';
  const made = step({ status: 'withdrawn' }, [{ type: other, message: 'quote_withdrawn' }]);
  return actor.organisationId === null
    ? withReason(command.reason ?? '', made)
    : withOptionalReason(command.reason, made);
}

function expire({ state, now }: Input<'expire'>): Outcome {
  if (!isOver(state.offeredUntil, now)) return refuse('illegal_transition', { action: 'expire', status: state.status });
  return step({ status: 'expired' }, [
    { type: 'tellCustomer', message: 'quote_expired' },
    { type: 'tellSales', message: 'quote_expired' },
  ]);
}

export const quoteSteps: LifecycleSteps<QuoteState, QuoteCommand, QuoteIntent> = {
  assess,
  offer,
  accept,
  decline: ({ command }) =>
    withReason(command.reason, step({ status: 'declined' }, [{ type: 'tellSales', message: 'quote_declined' }])),
  withdraw,
  expire,
};

const quoteLifecycle: Lifecycle<'quote', QuoteState, QuoteCommand, QuoteIntent, undefined> = {
  name: 'quote',
  table: quoteTable,
  steps: quoteSteps,
  snapshot: ({ status, version }) => ({ status, revision: version }),
  // Whether the clock or the sweep came first makes no difference to the person.
  refuseFirst: ({ state, command }) =>
    command.action === 'accept' && state.status === 'expired'
      ? { code: 'quote_expired', params: { on: state.offeredUntil ?? '' } }
      : null,
};

/**
 * Decides one step of a quote. Codes: `quote_not_assessed`, `quote_not_possible`, `quote_validity_over`, `quote_version_changed` (names
 * the newest), `quote_expired`, `no_phone_contract`, `reason_required`, and those of the engine.
 */
export function decideQuote(input: Omit<StepInput<QuoteState, QuoteCommand>, 'rules'>) {
  return decide(quoteLifecycle, { ...input, rules: undefined });
}

/** What the table allows this person now, for buttons; an offer that is over cannot be accepted. */
export function quoteStepsFor(state: QuoteState, actor: Actor, now: Date): QuoteAction[] {
  const actions = possibleActions<QuoteState, QuoteCommand>(quoteLifecycle, state, actor);
  return actions.filter((action) => action !== 'accept' || !isOver(state.offeredUntil, now));
}
