import type { Actor } from '../access/actor.ts';
import { refuse } from '../decision.ts';
import { decide, type Lifecycle, type LifecycleSteps, possibleActions } from '../lifecycle.ts';
import { makeStep, type StepInput } from '../step.ts';
import {
  type EnquiryAction,
  type EnquiryCommand,
  type EnquiryIntent,
  type EnquiryState,
  enquiryTable,
} from './enquiry-state.ts';

const step = makeStep<EnquiryState, EnquiryIntent>;

const enquirySteps: LifecycleSteps<EnquiryState, EnquiryCommand, EnquiryIntent> = {
  // Of two who take it at once, one has it. Whoever answers later has it then.
  take: ({ state: { takenBy, takenByName }, actor }) =>
    takenBy === null || takenBy === actor.userId
      ? step({ takenBy: actor.userId })
      : refuse('enquiry_taken', { name: takenByName ?? '' }),
  answer: ({ actor }) =>
    step({ status: 'answered', takenBy: actor.userId }, [{ type: 'tellCustomer', message: 'answered' }]),
  // What is added while it waits does not start the clock again.
  write: ({ state, now }) =>
    state.status === 'waiting'
      ? step({}, [{ type: 'tellAgents' }])
      : step({ status: 'waiting', waitingSince: now }, [{ type: 'tellAgents' }]),
  close: () => step({ status: 'closed' }),
  reopen: ({ now }) => step({ status: 'waiting', waitingSince: now }, [{ type: 'tellAgents' }]),
  handOver: ({ command, actor }) =>
    step({ status: 'handedOver', changeRequestId: command.changeRequestId, takenBy: actor.userId }, [
      { type: 'tellCustomer', message: 'handedOver' },
    ]),
  merge: ({ command }) => step({ status: 'merged', mergedInto: command.into }),
  // What was promised for the earlier one holds.
  absorb: ({ state, command: { waitingSince } }) =>
    step({
      status: 'waiting',
      waitingSince: state.status === 'waiting' && state.waitingSince < waitingSince ? state.waitingSince : waitingSince,
    }),
};

const enquiryLifecycle: Lifecycle<'enquiry', EnquiryState, EnquiryCommand, EnquiryIntent, undefined> = {
  name: 'enquiry',
  table: enquiryTable,
  steps: enquirySteps,
  snapshot: ({ status, mergedInto }) => ({ status, ...(mergedInto ? { mergedInto } : {}) }),
};

/** Decides one step of an enquiry. Codes: `enquiry_taken` (names who has it), and those of the engine. */
export function decideEnquiry(input: Omit<StepInput<EnquiryState, EnquiryCommand>, 'rules'>) {
  return decide(enquiryLifecycle, { ...input, rules: undefined });
}

/** What the table allows this person now, for buttons. */
export function enquiryStepsFor(state: EnquiryState, actor: Actor): EnquiryAction[] {
  return possibleActions<EnquiryState, EnquiryCommand>(enquiryLifecycle, state, actor);
}
