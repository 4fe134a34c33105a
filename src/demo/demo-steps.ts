import type { Caller, Deps } from '../deps.ts';
import { systemActor } from '../domain/access/actor.ts';
import { stepRequest } from '../features/change-requests/moving/step-request.ts';
import { applyChange } from '../features/jobs/apply-change.ts';
import { requestsFollowLines } from '../features/jobs/carry-settled.ts';
import { confirmJob } from '../features/jobs/confirm-job.ts';
import { takeJob } from '../features/jobs/hold-job.ts';
import { getJob } from '../features/jobs/read-jobs.ts';
import { applyJob, askCustomer, failJob, holdJob } from '../features/jobs/work-job.ts';
import { driveLines } from '../reconcile/drive-lines.ts';
import { findLine } from '../reconcile/line-revisions.repository.ts';
import type { DemoStep } from './demo-filing.ts';
import { patience } from './demo-time.ts';

/** A request of the story, once it is filed. */
export interface FiledDemo {
  id: string;
  /** Null when its recording was refused. */
  jobId: string | null;
  lineId: string;
}

interface Progress {
  step: DemoStep;
  filed: FiledDemo;
}

/** Takes one step of a request, as whoever takes it does through the API. */
export async function takeDemoStep(deps: Deps, caller: Caller, { step, filed }: Progress): Promise<void> {
  const { id, jobId, lineId } = filed;
  if (jobId === null) throw new Error("the demonstration's recording was not accepted");
  switch (step.action) {
    case 'take':
      await takeJob(deps, caller, jobId);
      break;
    case 'ask':
      await askCustomer(deps, caller, { jobId, question: step.words });
      break;
    case 'hold':
      await holdJob(deps, caller, { jobId, reason: step.words });
      break;
    case 'fail':
      await failJob(deps, caller, { jobId, reason: step.words });
      break;
    case 'cancel':
      await stepRequest(deps, caller, { id, command: { action: 'cancel', reason: step.words } });
      break;
    case 'signOff':
      await signOff(deps, caller, jobId);
      break;
    case 'apply':
      await apply(deps, caller, { jobId, lineId });
  }
}

/** Signs every step of the checklist. */
async function signOff(deps: Deps, caller: Caller, jobId: string): Promise<void> {
  const { checklist = [] } = await getJob(deps, caller, jobId);
  await confirmJob(deps, caller, { jobId, steps: checklist.map(({ id }) => id) });
}

/** Brings the line to what it must be here, not in the workers: the story is whole once the product is ready. */
async function apply(deps: Deps, caller: Caller, { jobId, lineId }: { jobId: string; lineId: string }): Promise<void> {
  const { requestStatus } = await applyJob(deps, caller, jobId);
  if (requestStatus === 'scheduled') return;
  const signal = patience();
  await applyChange(deps, { jobId }, { signal, attempt: 1, lastAttempt: true });
  const line = await deps.database.transaction(systemActor, (transaction) => findLine(transaction, lineId));
  if (!line) throw new Error('the demonstration has lost a line');
  await driveLines(deps, { phoneSystemId: line.phoneSystemId }, { signal, listener: requestsFollowLines });
}
