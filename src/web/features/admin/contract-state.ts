import type { CustomerReply } from '../../../contract/customers.contract.ts';
import { taipeiDate } from '../../../domain/calendar/taipei-time.ts';
import { trialSupportEndsAt } from '../../../domain/qualification/qualify.ts';
import type { ProgressStep } from '../../ui/progress-line.tsx';
import type { Tone } from '../../ui/tone-badge.tsx';

type Terms = Pick<CustomerReply, 'contract' | 'plan' | 'onboardedOn'>;
export type ContractState = 'inForce' | 'none' | 'notStarted' | 'ended';

/** Whether requests of the customer find a contract in force today in Taipei (docs/rules.md#qualification). */
export function contractState(
  { contract }: Pick<Terms, 'contract'>,
  now: number,
): { state: ContractState; tone: Tone } {
  const today = taipeiDate(new Date(now));
  if (contract === null) return { state: 'none', tone: 'bad' };
  if (today < contract.from) return { state: 'notStarted', tone: 'warn' };
  if (today > contract.until) return { state: 'ended', tone: 'bad' };
  return { state: 'inForce', tone: 'good' };
}

export interface TermStep {
  key: 'onboarded' | 'trialUntil' | 'trialOver' | 'noContract' | 'from' | 'until' | 'ended';
  state: ProgressStep['state'];
  /** A date, or an instant in milliseconds; null where there is none. */
  on: string | number | null;
}

/** A customer's way: onboarded, on trial, under contract until its end. */
export function termSteps(customer: Terms, now: number): TermStep[] {
  const { onboardedOn, contract, plan } = customer;
  const { state } = contractState(customer, now);
  const steps: TermStep[] = [{ key: 'onboarded', state: 'done', on: onboardedOn }];
  if (plan === 'trial') {
    // The last day on which a trial is supported.
    const end = trialSupportEndsAt(onboardedOn).getTime();
    const isOver = end <= now;
    steps.push({ key: isOver ? 'trialOver' : 'trialUntil', state: isOver ? 'trouble' : 'now', on: end - 1 });
  }
  if (contract === null) return [...steps, { key: 'noContract', state: 'trouble', on: null }];
  const { from, until } = contract;
  steps.push({ key: 'from', state: state === 'notStarted' ? 'next' : 'done', on: from });
  const isEnded = state === 'ended';
  steps.push({ key: isEnded ? 'ended' : 'until', state: isEnded ? 'trouble' : 'next', on: until });
  return steps;
}
