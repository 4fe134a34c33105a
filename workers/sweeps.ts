import { sealAudit } from '../src/features/audit/seal-audit.ts';
import { moveStragglers } from '../src/features/calendar/calendar.sweeps.ts';
import { nextSwitchAt } from '../src/features/change-requests/moving/switch-due.ts';
import { warnOfDeadlines } from '../src/features/deadlines/deadlines.sweeps.ts';
import { measurePace } from '../src/features/deadlines/pace.sweeps.ts';
import { warnOfAnswers } from '../src/features/enquiries/enquiries.sweeps.ts';
import { restartApplies } from '../src/features/jobs/jobs.sweeps.ts';
import { lapseLeases } from '../src/features/jobs/lapse-leases.ts';
import { revertDue } from '../src/features/jobs/revert-due.ts';
import { switchPlanned } from '../src/features/jobs/switch-planned.ts';
import { sendDigests } from '../src/features/mails/digests.sweeps.ts';
import { nudgeUnsentMessages } from '../src/features/mails/mails.sweeps.ts';
import { escalateAlarms } from '../src/features/on-call/on-call.sweeps.ts';
import { restartTests } from '../src/features/phone-systems/phone-systems.sweeps.ts';
import { restartChecks } from '../src/features/prompts/prompts.sweeps.ts';
import { followQuotes } from '../src/features/quotes/quotes.sweeps.ts';
import { sweepSeasons } from '../src/features/season/season.sweeps.ts';
import { missAtOff, nudgeWebhooks, stopAtContractEnd } from '../src/features/webhooks/webhooks.sweeps.ts';
import { nudgeNational } from '../src/reconcile/national.sweeps.ts';
import { restartReadings } from '../src/reconcile/readings.sweeps.ts';
import { nudgeRemovals } from '../src/reconcile/removals.sweeps.ts';
import { nudgeUnsettled } from '../src/reconcile/unsettled.sweeps.ts';
import { startAgainAfterSeconds } from '../src/tasks/start-again.ts';
import { cleaningSweeps } from './cleaning-sweeps.ts';
import { emergencySweeps } from './emergency-sweeps.ts';
import { minute, type Sweep, second } from './sweep.ts';

const waited = `that have waited for ${startAgainAfterSeconds} s`;

/** All sweeps, with the pause between two runs. docs/background-work.md is printed from it. */
export const sweeps: readonly Sweep[] = [
  {
    name: 'switch-due',
    purpose: 'starts planned switches that are due',
    everyMs: second,
    prompt: true,
    run: switchPlanned,
    nextAt: nextSwitchAt,
  },
  { name: 'revert-due', purpose: 'puts recordings back whose time is over', everyMs: 2 * second, run: revertDue },
  {
    name: 'drive-unsettled',
    purpose: 'has lines driven that have not settled, or of which a closure began or ended',
    everyMs: second,
    prompt: true,
    run: nudgeUnsettled,
  },
  { name: 'lapse-leases', purpose: 'returns jobs whose lease is over', everyMs: 30 * second, run: lapseLeases },
  {
    name: 'follow-quotes',
    purpose:
      'ends offers whose last day is over, reminds of their end, accepts work by silence, and watches the agreed days and their jobs',
    everyMs: 10 * second,
    run: followQuotes,
  },
  {
    name: 'warn-of-deadlines',
    purpose: 'warns of deadlines at 50 % and 80 % of their time and at their breach, within service hours',
    everyMs: 30 * second,
    run: warnOfDeadlines,
  },
  {
    name: 'warn-of-answers',
    purpose: 'notifies agents of questions whose answer is late, within service hours',
    everyMs: 30 * second,
    run: warnOfAnswers,
  },
  {
    name: 'escalate-alarms',
    purpose: 'notifies the next person of alarms that nobody has acknowledged, and ends those that are solved',
    everyMs: 10 * second,
    run: escalateAlarms,
  },
  {
    name: 'move-stragglers',
    purpose: 'brings to the calendar in force what was promised by the former one',
    everyMs: 30 * second,
    run: moveStragglers,
  },
  {
    name: 'measure-pace',
    purpose: 'measures how long comparable requests took lately, for forecasts',
    everyMs: 10 * minute,
    run: measurePace,
  },
  {
    name: 'sweep-seasons',
    purpose:
      'begins the sweep of days off that are three weeks away, and tells customers of lines without a plan, within service hours',
    everyMs: 5 * minute,
    run: sweepSeasons,
  },
  { name: 'seal-audit', purpose: 'seals new rows of the audit', everyMs: 10 * second, run: sealAudit },
  {
    name: 'restart-checks',
    purpose: `starts checks again ${waited}, and moves the oldest forward`,
    everyMs: 15 * second,
    run: restartChecks,
  },
  {
    name: 'restart-applies',
    purpose: `starts applies again ${waited}`,
    everyMs: 15 * second,
    run: restartApplies,
  },
  {
    name: 'restart-tests',
    purpose: 'asks phone systems again that have not been tested yet',
    everyMs: 15 * second,
    run: restartTests,
  },
  {
    name: 'restart-readings',
    purpose: 'reads lines back again that have not been read yet',
    everyMs: 15 * second,
    run: restartReadings,
  },
  {
    name: 'nudge-removals',
    purpose: 'removes lines from phone systems that they have left',
    everyMs: 15 * second,
    run: nudgeRemovals,
  },
  {
    name: 'nudge-national',
    purpose: 'brings the national days in force to phone systems that have other ones',
    everyMs: 15 * second,
    run: nudgeNational,
  },
  {
    name: 'send-digests',
    purpose: 'sends daily mails in the morning of a service day',
    everyMs: minute,
    run: sendDigests,
  },
  {
    name: 'nudge-unsent-messages',
    purpose: 'starts messages again that were not sent',
    everyMs: 5 * minute,
    run: nudgeUnsentMessages,
  },
  {
    name: 'nudge-webhooks',
    purpose: 'has events posted to endpoints for which some are due',
    everyMs: second,
    prompt: true,
    run: nudgeWebhooks,
  },
  {
    name: 'stop-webhooks',
    purpose: 'stops webhooks of customers whose contract has ended, after a last message',
    everyMs: 5 * minute,
    run: stopAtContractEnd,
  },
  {
    name: 'miss-webhooks',
    purpose: 'keeps as missed what an endpoint got while it was being switched off',
    everyMs: minute,
    run: missAtOff,
  },
  ...emergencySweeps,
  ...cleaningSweeps,
];
