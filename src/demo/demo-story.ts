import { createReadStream } from 'node:fs';
import { type Caller, type Deps, systemCaller } from '../deps.ts';
import type { Actor } from '../domain/access/actor.ts';
import { systemActor } from '../domain/access/actor.ts';
import { fileChangeRequest } from '../features/change-requests/filing/file-change-request.ts';
import { applyChange } from '../features/jobs/apply-change.ts';
import { requestsFollowLines } from '../features/jobs/carry-settled.ts';
import { takeJob } from '../features/jobs/hold-job.ts';
import { applyJob, askCustomer } from '../features/jobs/work-job.ts';
import { invite } from '../features/people/invite.ts';
import { checkPrompt } from '../features/prompts/check-prompt.ts';
import { recordUpload, storeUpload } from '../features/prompts/receive-upload.ts';
import { driveLines } from '../reconcile/drive-lines.ts';
import { findLine } from '../reconcile/line-revisions.repository.ts';
import { shippedFile } from '../shared/project-root.ts';
import { type DemoFiling, demoFilings, demoInvitation } from './demo-filings.ts';
import { type DemoTime, demoInstant, depsAt } from './demo-time.ts';

/** The people and lines of the story. */
export interface DemoCast {
  actors: ReadonlyMap<string, Actor>;
  /** Line ids by number. */
  lines: ReadonlyMap<string, string>;
}

/**
 * Plays some days of the desk's work through the ordinary use cases, so that every page has something to show: a change
 * that is live, one that is scheduled, one that waits for the customer, one with a technician, one in the queue.
 * Only the clock is set. What stays open is due after anything that a customer of the shared cloud files today, so that
 * the next job in the queue is theirs.
 */
export async function playDemoStory(deps: Deps, cast: DemoCast): Promise<void> {
  const signal = AbortSignal.timeout(60_000);
  await invite(deps, callerOf(cast, 'owner'), demoInvitation);
  const uploads = await Promise.all(demoFilings.map((filing) => upload(deps, cast, filing, signal)));
  for (const [index, filing] of demoFilings.entries()) {
    await play(deps, cast, { filing, uploadId: uploads[index] as string, signal });
  }
}

function at(deps: Deps, when: DemoTime | 'now'): Deps {
  return when === 'now' ? deps : depsAt(deps, when);
}

function callerOf({ actors }: DemoCast, name: string): Caller {
  const actor = actors.get(name);
  if (!actor) throw new Error(`the demonstration has no account named ${name}`);
  return systemCaller(actor);
}

/** Uploads the recording and checks it here, not in the workers. */
async function upload(deps: Deps, cast: DemoCast, filing: DemoFiling, signal: AbortSignal): Promise<string> {
  const then = at(deps, filing.filed);
  const caller = callerOf(cast, filing.by);
  const content = createReadStream(shippedFile('fixtures', 'audio', filing.recording));
  const stored = await storeUpload(then, caller.actor.organisationId, { content, signal });
  const { id, promptId } = await recordUpload(then, caller, { stored, fileName: filing.fileName, rawFormat: null });
  await checkPrompt(then, { promptId }, { signal });
  return id;
}

async function play(
  deps: Deps,
  cast: DemoCast,
  { filing, uploadId, signal }: { filing: DemoFiling; uploadId: string; signal: AbortSignal },
): Promise<void> {
  const { number, slot, note, switchesIn } = filing;
  const { jobId } = await fileChangeRequest(at(deps, filing.filed), callerOf(cast, filing.by), {
    kind: 'voice_replacement',
    lineId: cast.lines.get(number) ?? '',
    slot,
    uploadId,
    ...(note === undefined ? {} : { note }),
    ...(switchesIn === undefined ? {} : { effectiveAt: demoInstant(deps, switchesIn) }),
  });
  if (jobId === null) throw new Error(`the demonstration's recording ${filing.recording} was not accepted`);
  for (const { action, by, when, question } of filing.steps) {
    const then = at(deps, when);
    const caller = callerOf(cast, by);
    if (action === 'take') await takeJob(then, caller, jobId);
    if (action === 'ask') await askCustomer(then, caller, { jobId, question: question ?? '' });
    if (action === 'apply') {
      await applyJob(then, caller, jobId);
      if (switchesIn !== undefined) continue;
      await applyChange(then, { jobId }, { signal, attempt: 1, lastAttempt: true });
      await drive(then, cast.lines.get(number) ?? '', signal);
    }
  }
}

/** Brings the line to what it must be here, not in the workers: the story is whole once the product is ready. */
async function drive(deps: Deps, lineId: string, signal: AbortSignal): Promise<void> {
  const line = await deps.database.transaction(systemActor, (transaction) => findLine(transaction, lineId));
  if (!line) throw new Error('the demonstration has lost a line');
  await driveLines(deps, { phoneSystemId: line.phoneSystemId }, { signal, listener: requestsFollowLines });
}
