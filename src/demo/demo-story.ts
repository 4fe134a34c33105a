import { createReadStream } from 'node:fs';
import type { Caller, Deps } from '../deps.ts';
import { fileChangeRequest } from '../features/change-requests/filing/file-change-request.ts';
import { invite } from '../features/people/invite.ts';
import { checkPrompt } from '../features/prompts/check-prompt.ts';
import { recordUpload, storeUpload } from '../features/prompts/receive-upload.ts';
import { shippedFile } from '../shared/project-root.ts';
import { callerOf, type DemoCast, type Scene } from './demo-cast.ts';
import { enquiryScenes } from './demo-enquiries.ts';
import type { DemoFile, DemoFiling } from './demo-filing.ts';
import { demoFilings, demoInvitation } from './demo-filings.ts';
import { quoteScenes } from './demo-quotes.ts';
import { type FiledDemo, takeDemoStep } from './demo-steps.ts';
import { type DemoTime, demoInstant, depsAt, patience } from './demo-time.ts';

/**
 * Plays some days of the desk's work through the ordinary use cases, so that every page has something to show: requests
 * in every state, on every kind of phone system. Only the clock is set, and everything happens in the order of time.
 * Times are counted from the day of the first start: it is the same story on a holiday. What stays open is due after
 * anything that a customer of the shared cloud files today, so that the next job in the queue is theirs.
 */
export async function playDemoStory(deps: Deps, cast: DemoCast): Promise<void> {
  await invite(deps, callerOf(cast, 'owner'), demoInvitation);
  const uploads = await uploadAll(deps, cast);
  const scenes = demoFilings.flatMap((filing) => {
    return scenesOf(deps, cast, { filing, uploadId: uploads.get(filing.file) ?? '' });
  });
  const told = [...scenes, ...quoteScenes(deps, cast), ...enquiryScenes(cast)];
  for (const { when, play } of inOrder(deps, told)) await play(at(deps, when));
}

function at(deps: Deps, when: DemoTime | 'now'): Deps {
  return when === 'now' ? deps : depsAt(deps, when);
}

function inOrder(deps: Deps, scenes: readonly Scene[]): Scene[] {
  const now = deps.clock.now();
  const instant = ({ when }: Scene) => (when === 'now' ? now : demoInstant(deps, when)).getTime();
  return [...scenes].sort((one, other) => instant(one) - instant(other));
}

/** Uploads every recording once, with the first filing that uses it, and checks it here, not in the workers. */
async function uploadAll(deps: Deps, cast: DemoCast): Promise<Map<DemoFile, string>> {
  const firsts = new Map<DemoFile, DemoFiling>();
  for (const filing of demoFilings) if (!firsts.has(filing.file)) firsts.set(filing.file, filing);
  const uploads = [...firsts].map(async ([file, { by, filed }]) => {
    const uploadId = await upload(at(deps, filed), callerOf(cast, by), file);
    return [file, uploadId] as const;
  });
  return new Map(await Promise.all(uploads));
}

async function upload(deps: Deps, caller: Caller, file: DemoFile): Promise<string> {
  const { recording, name, breaksOffAt = Number.POSITIVE_INFINITY } = file;
  const signal = patience();
  const content = createReadStream(shippedFile('fixtures', 'audio', recording), { end: breaksOffAt });
  const stored = await storeUpload(deps, caller.actor.organisationId, { content, signal });
  const { id, promptId } = await recordUpload(deps, caller, { stored, fileName: name, rawFormat: null });
  await checkPrompt(deps, { promptId }, { signal });
  return id;
}

function scenesOf(deps: Deps, cast: DemoCast, { filing, uploadId }: { filing: DemoFiling; uploadId: string }): Scene[] {
  const { number, by, filed: when, steps } = filing;
  const lineId = cast.lines.get(number) ?? '';
  let filed: FiledDemo | undefined;
  const file = async (then: Deps) => {
    const { id, jobId } = await fileChangeRequest(then, callerOf(cast, by), {
      kind: 'voice_replacement',
      lineId,
      slot: filing.slot,
      uploadId,
      note: filing.note,
      onBehalf: filing.onBehalf,
      effectiveAt: filing.switchesIn && demoInstant(deps, filing.switchesIn),
      revertAt: filing.switchesBack && demoInstant(deps, filing.switchesBack),
    });
    filed = { id, jobId, lineId };
  };
  const progress = steps.map((step) => {
    const play = async (then: Deps) => {
      if (!filed) throw new Error(`the demonstration's request for ${number} is not filed yet`);
      await takeDemoStep(then, callerOf(cast, step.by), { step, filed });
    };
    return { when: step.when, play };
  });
  return [{ when, play: file }, ...progress];
}
