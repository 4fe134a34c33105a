import type { DesiredLine } from '../../../domain/line/compare-lines.ts';
import { diffConfig } from '../../../domain/line/diff-config.ts';
import type { Closure } from '../../../domain/line/line-config.ts';
import type { ChecklistStep, LineChange } from '../phone-system.port.ts';
import { type ChecklistCode, checklistCodes, step } from './checklist-step.ts';
import { configSteps } from './config-steps.ts';
import { type PromptFiles, promptFilesOf } from './prompt-files.ts';

function sameClosure(first: Closure, second: Closure | undefined): boolean {
  return (
    second !== undefined &&
    first.from.getTime() === second.from.getTime() &&
    first.until.getTime() === second.until.getTime() &&
    first.promptId === second.promptId
  );
}

function closureSteps(before: Closure[], after: Closure[], files: PromptFiles): ChecklistStep[] {
  const former = new Map(before.map((closure) => [closure.id, closure]));
  const wanted = new Set(after.map(({ id }) => id));
  const times = ({ from, until }: Closure) => ({ from: from.toISOString(), until: until.toISOString() });
  const removed = before
    .filter(({ id }) => !wanted.has(id))
    .map((closure) => step('remove_closure', closure.id, times(closure)));
  const set = after
    .filter((closure) => !sameClosure(closure, former.get(closure.id)))
    .flatMap((closure) => {
      const steps = [step('set_closure', closure.id, times(closure))];
      if (closure.promptId) {
        steps.push(step('set_closure_prompt', closure.id, { ...times(closure), file: files.nameOf(closure.promptId) }));
      }
      return steps;
    });
  return [...removed, ...set];
}

function lineSteps(before: DesiredLine | null, after: DesiredLine): ChecklistStep[] {
  if (before === null) return [step('create_line', '', { number: after.number })];
  if (before.number === after.number) return [];
  return [step('change_number', '', { from: before.number, to: after.number })];
}

/** A file that one prompt alone plays is uploaded and placed in one step. */
function placedAtOnce(steps: ChecklistStep[]): ChecklistStep[] {
  const plays = (file: unknown) => steps.filter(({ code, params }) => code !== 'upload_prompt' && params.file === file);
  const placed = new Map(
    steps.flatMap((upload) => {
      const [play, ...others] = upload.code === 'upload_prompt' ? plays(upload.params.file) : [];
      return play?.code === 'assign_prompt' && others.length === 0 ? [[play, upload] as const] : [];
    }),
  );
  const uploads = new Set(placed.values());
  return steps
    .filter((each) => !uploads.has(each))
    .map((each) => {
      const upload = placed.get(each);
      return upload ? step('place_prompt', String(each.params.slot), { ...upload.params, ...each.params }) : each;
    });
}

/** Marks what only sets the line up: the steps that the change would not need on a line that is set up already. */
function markSetUp(steps: ChecklistStep[], change: ChecklistStep[]): ChecklistStep[] {
  const ofChange = new Set(change.map(({ id }) => id));
  return steps.map((each) => {
    const { id, code } = each;
    // Of a file that would be there already only the place changes.
    const isChange = ofChange.has(id) || ofChange.has(id.replace(/^place_prompt:/, 'assign_prompt:'));
    return isChange || code === 'call_and_listen' ? each : { ...each, setUp: true as const };
  });
}

/**
 * What a technician does to bring a line from one state to another, ending with a call to hear it. Dates are `YYYY-MM-DD` in the
 * line's time zone, closures ISO 8601 in UTC. Pure; the same change always gives the same steps with the same ids.
 * @throws ConnectorError `wrong_configuration` when a prompt lacks the rendition.
 */
export function checklist({ wantedBefore, ...change }: LineChange, rendition: string): ChecklistStep[] {
  const steps = stepsBetween(change, rendition);
  if (change.before !== null || wantedBefore === undefined) return steps;
  return markSetUp(steps, stepsBetween({ ...change, before: wantedBefore }, rendition));
}

function stepsBetween({ before, after, national = [] }: LineChange, rendition: string): ChecklistStep[] {
  const files = promptFilesOf({ before, after }, rendition);
  const steps = placedAtOnce([
    ...lineSteps(before, after),
    ...files.fresh.map(({ promptId, file, size }) => step('upload_prompt', file, { promptId, file, size })),
    ...diffConfig(before?.config ?? null, after.config).flatMap((difference) =>
      configSteps(difference, { files, national }),
    ),
    ...closureSteps(before?.closures ?? [], after.closures, files),
  ]);
  if (steps.length === 0) return [];
  steps.push(step('call_and_listen', '', { number: after.number }));
  const order = (code: string) => checklistCodes.indexOf(code as ChecklistCode);
  const inWeek = (id: string) => ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].indexOf(id.split(':')[1] ?? '');
  return steps.sort((first, second) => order(first.code) - order(second.code) || inWeek(first.id) - inWeek(second.id));
}

/**
 * What a technician takes away when a line leaves this phone system, from the state last signed off. The line goes before its
 * files, so that callers never hear half of it. Pure.
 * @throws ConnectorError `wrong_configuration` when a prompt lacks the rendition.
 */
export function removal(line: DesiredLine, rendition: string): ChecklistStep[] {
  const { fresh } = promptFilesOf({ before: null, after: line }, rendition);
  const { number } = line;
  return [
    step('remove_line', '', { number }),
    ...fresh.map(({ promptId, file }) => step('remove_prompt_file', file, { promptId, file })),
    step('check_removed', '', { number }),
  ];
}
