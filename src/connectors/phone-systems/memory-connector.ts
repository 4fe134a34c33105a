import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type { NationalDays } from '../../domain/calendar/national-days.ts';
import type { ActualLine, DesiredLine, DesiredPrompt } from '../../domain/line/compare-lines.ts';
import { ConnectorError, type OpenRendition, type PhoneSystemConnector } from './phone-system.port.ts';

type MemoryMethod = 'deliver' | 'apply' | 'remove' | 'readBack' | 'applyNational' | 'readBackNational' | 'health';

/** The twin's state and faults, for tests. */
export interface MemoryPhoneSystem extends PhoneSystemConnector {
  /** The system's lines; change it to simulate a change by hand. */
  readonly lines: Map<string, ActualLine>;
  /** The edition of the national days that it holds. */
  readonly national: { days: NationalDays | null };
  /** Hashes of the delivered prompts. */
  readonly prompts: Set<string>;
  /** Every call that did not fail by an injected fault, in order. */
  readonly calls: { method: MemoryMethod; lineIds: string[] }[];
  /** Makes the next call of a method fail before anything is done. */
  failNext(method: MemoryMethod, error: ConnectorError): void;
  /**
   * Makes the next `apply` or `remove` stop after so many steps, as if killed. Applying a line has two steps: its
   * configuration, its closures; removing it has one.
   */
  killAfter(steps: number): void;
}

const rendition = 'wav8k';

interface State {
  national: { days: NationalDays | null };
  lines: Map<string, ActualLine>;
  prompts: Set<string>;
  calls: MemoryPhoneSystem['calls'];
  faults: Map<MemoryMethod, ConnectorError[]>;
  stepsLeft: number;
}

function enter(state: State, method: MemoryMethod, lineIds: string[] = []): void {
  const fault = state.faults.get(method)?.shift();
  if (fault) throw fault;
  state.calls.push({ method, lineIds });
}

function stepDone(state: State): void {
  state.stepsLeft -= 1;
  if (state.stepsLeft > 0) return;
  state.stepsLeft = Number.POSITIVE_INFINITY;
  throw new ConnectorError('retry', 'interrupted');
}

function renditionOf({ promptId, renditions }: DesiredPrompt): string {
  const found = renditions.find(({ name }) => name === rendition);
  if (!found) throw new ConnectorError('wrong_configuration', 'rendition_missing', { params: { promptId, rendition } });
  return found.sha256;
}

/** Others run between two steps, as with a real phone system. */
async function nextStep(signal?: AbortSignal): Promise<void> {
  await Promise.resolve();
  signal?.throwIfAborted();
}

async function applyLine(state: State, line: DesiredLine, signal?: AbortSignal): Promise<void> {
  const promptHashes: Record<string, string> = {};
  for (const prompt of line.prompts) {
    const sha256 = renditionOf(prompt);
    if (!state.prompts.has(sha256))
      throw new ConnectorError('retry', 'prompt_not_delivered', { params: { file: prompt.promptId } });
    promptHashes[prompt.promptId] = sha256;
  }
  const { lineId, number, revision } = line;
  const closures = state.lines.get(lineId)?.closures ?? [];
  state.lines.set(lineId, { lineId, number, revision, config: structuredClone(line.config), closures, promptHashes });
  stepDone(state);
  await nextStep(signal);
  (state.lines.get(lineId) as ActualLine).closures = structuredClone(line.closures);
  stepDone(state);
}

async function apply(state: State, lines: DesiredLine[], signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted();
  enter(
    state,
    'apply',
    lines.map(({ lineId }) => lineId),
  );
  for (const line of lines) {
    await nextStep(signal);
    await applyLine(state, line, signal);
  }
}

async function remove(state: State, lineIds: string[], signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted();
  enter(state, 'remove', lineIds);
  for (const lineId of lineIds) {
    await nextStep(signal);
    state.lines.delete(lineId);
    stepDone(state);
  }
}

function nothing(lineId: string): ActualLine {
  return { lineId, number: null, revision: null, config: null, closures: [], promptHashes: {} };
}

async function deliver(
  state: State,
  prompt: DesiredPrompt,
  { open, signal }: { open: OpenRendition; signal?: AbortSignal },
): Promise<void> {
  const sha256 = renditionOf(prompt);
  if (state.prompts.has(sha256)) return;
  const content = await buffer(await open(prompt.promptId, rendition));
  if (createHash('sha256').update(content).digest('hex') !== sha256) {
    throw new ConnectorError('retry', 'rendition_broken', { params: { promptId: prompt.promptId } });
  }
  signal?.throwIfAborted();
  state.prompts.add(sha256);
}

/** The twin for tests: a phone system in memory with faults on request. */
export function createMemoryPhoneSystem(): MemoryPhoneSystem {
  const state: State = {
    national: { days: null },
    lines: new Map(),
    prompts: new Set(),
    calls: [],
    faults: new Map(),
    stepsLeft: Number.POSITIVE_INFINITY,
  };
  return {
    lines: state.lines,
    national: state.national,
    prompts: state.prompts,
    calls: state.calls,
    failNext: (method, error) => void state.faults.set(method, [...(state.faults.get(method) ?? []), error]),
    killAfter(steps) {
      state.stepsLeft = steps;
    },
    handWork: null,
    describe: () => ({
      appliesByItself: true,
      endsClosuresByItself: false,
      verifiesByReadBack: true,
      verifiesByCall: false,
      bulk: true,
    }),
    async deliver(prompts, open, signal) {
      signal?.throwIfAborted();
      enter(state, 'deliver');
      for (const prompt of prompts) {
        await nextStep(signal);
        await deliver(state, prompt, { open, signal });
      }
    },
    apply: (lines, signal) => apply(state, lines, signal),
    remove: (lineIds, signal) => remove(state, lineIds, signal),
    async readBack(lineIds, signal) {
      signal?.throwIfAborted();
      enter(state, 'readBack', lineIds);
      return lineIds.map((lineId) => structuredClone(state.lines.get(lineId) ?? nothing(lineId)));
    },
    async applyNational(days, signal) {
      signal?.throwIfAborted();
      enter(state, 'applyNational');
      state.national.days = structuredClone(days);
    },
    async readBackNational(signal) {
      signal?.throwIfAborted();
      enter(state, 'readBackNational');
      return structuredClone(state.national.days);
    },
    async health(signal) {
      if (signal?.aborted) return { ok: false, says: { code: 'no_answer', params: {} } };
      const fault = state.faults.get('health')?.shift();
      return fault ? { ok: false, says: fault.says } : { ok: true, says: { code: 'in_memory', params: {} } };
    },
    close: async () => undefined,
  };
}
