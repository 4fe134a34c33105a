import { describe, expect, it } from 'vitest';
import { performers } from '../../../../src/domain/access/performer.ts';
import type {
  ChangeRequestIntent,
  ChangeRequestState,
} from '../../../../src/domain/change-request/change-request-state.ts';
import { decideChangeRequest } from '../../../../src/domain/change-request/decide-change-request.ts';
import { changeRequestActions, changeRequestStatuses } from '../../../../src/domain/change-request/lifecycle.ts';
import { decideJob } from '../../../../src/domain/job/decide-job.ts';
import { type JobCommand, type JobState, newJob } from '../../../../src/domain/job/job-state.ts';
import { actorFor } from '../support/actors.ts';
import { commandOf, later, now, stateIn } from './support.ts';

/** The action of the job's lifecycle that an intent requests. */
function jobCommandOf(intent: ChangeRequestIntent): JobCommand | null {
  if (intent.type === 'pauseJob') return { action: 'pause' };
  if (intent.type === 'resumeJob') return { action: 'resume' };
  if (intent.type === 'retryJob') return { action: 'retry' };
  if (intent.type !== 'closeJob') return null;
  if (intent.outcome === 'failed') return { action: 'fail', reason: intent.reason ?? '' };
  if (intent.outcome === 'withdrawn') return { action: 'withdraw' };
  return { action: 'finish', outcome: intent.outcome };
}

function jobOf({ status, holder }: ChangeRequestState): JobState {
  const job = { ...newJob(), holder, paused: status === 'held' };
  if (holder === null) return job;
  return status === 'failed'
    ? { ...job, status: 'failed', outcome: 'failed' }
    : { ...job, status: 'taken', leaseUntil: later };
}

describe('a request and its job', () => {
  it('stay in step: whoever may move the request may take the resulting step of the job', () => {
    let asked = 0;
    for (const status of changeRequestStatuses) {
      for (const action of changeRequestActions) {
        for (const performer of performers) {
          for (const applying of [false, true]) {
            const effectiveAt = action === 'schedule' ? later : null;
            const state = stateIn(status, { effectiveAt, applying: applying && status === 'inProgress' });
            const actor = actorFor(performer);
            const decision = decideChangeRequest({ state, command: commandOf(action, performer), actor, now });
            if (!decision.ok) continue;
            const job = jobOf(state);
            for (const intent of decision.intents) {
              const command = jobCommandOf(intent);
              if (command === null) continue;
              asked += 1;
              const answer = decideJob({ state: job, command, actor, now });
              expect(answer.ok, `${status} ${action} ${performer}: ${command.action}`).toBe(true);
            }
          }
        }
      }
    }
    expect(asked).toBeGreaterThan(40);
  });
});
