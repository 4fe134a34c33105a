import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createConnectorFactory } from '../../src/connectors/phone-systems/connector-registry.ts';
import {
  ConnectorError,
  type ConnectorFactory,
  type OpenRendition,
  type PhoneSystemConnector,
} from '../../src/connectors/phone-systems/phone-system.port.ts';
import type { DesiredLine, DesiredPrompt } from '../../src/domain/line/compare-lines.ts';
import { OpenConnectors } from '../../src/reconcile/connectors/open-connectors.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { ApiClient, Json } from '../support/app-client.ts';
import { filings } from '../support/filing.ts';
import { redisStore, silent } from '../support/queue-stores.ts';
import { readLine } from '../support/read-line.ts';
import { demoNumbers } from '../support/voice.ts';

const steps = ['deliver', 'apply', 'readBack'] as const;
type Step = (typeof steps)[number];

/** The way a call fails; each fault happens once, to the next call of its step. */
const faults = [
  'cut before it',
  'cut after it',
  'ended at its limit',
  'answered too late',
  'answered with a lie',
] as const;
type Fault = (typeof faults)[number];

const limitMs = 400;
const limits = {
  deliver: limitMs,
  apply: limitMs,
  remove: limitMs,
  readBack: limitMs,
  national: limitMs,
  health: limitMs,
};

/** A real phone system behind a connection that can fail. */
function spoiled(): {
  factory: ConnectorFactory;
  spoil(step: Step, fault: Fault): void;
  left(): number;
} {
  const real = createConnectorFactory();
  const waiting = new Map<Step, Fault>();

  async function through<Answer>(
    step: Step,
    { call, lie, signal }: { call: (ends?: AbortSignal) => Promise<Answer>; lie: () => Answer; signal?: AbortSignal },
  ): Promise<Answer> {
    const fault = waiting.get(step);
    waiting.delete(step);
    if (fault === 'cut before it') throw new ConnectorError('retry', 'interrupted');
    if (fault === 'ended at its limit') await once(signal as AbortSignal, 'abort');
    // Acts long after the time limit of the call, on a line that has been driven again meanwhile.
    if (fault === 'answered too late') await sleep(4 * limitMs);
    if (fault === 'answered with a lie') return lie();
    const answer = await call(fault === 'answered too late' ? undefined : signal);
    if (fault === 'cut after it') throw new ConnectorError('retry', 'interrupted');
    return answer;
  }

  return {
    spoil: (step, fault) => void waiting.set(step, fault),
    left: () => waiting.size,
    factory: (system) => {
      const connector: PhoneSystemConnector = real(system);
      return Object.assign(Object.create(connector) as PhoneSystemConnector, connector, {
        // A lying write does nothing and reports success; a lying read returns another revision.
        deliver: (prompts: DesiredPrompt[], open: OpenRendition, signal?: AbortSignal) =>
          through('deliver', {
            call: (ends) => connector.deliver(prompts, open, ends),
            lie: () => undefined,
            signal,
          }),
        apply: (lines: DesiredLine[], signal?: AbortSignal) =>
          through('apply', { call: (ends) => connector.apply(lines, ends), lie: () => undefined, signal }),
        readBack: (lineIds: string[], signal?: AbortSignal) =>
          through('readBack', {
            call: (ends) => connector.readBack(lineIds, ends),
            lie: () =>
              lineIds.map((lineId) => ({
                lineId,
                number: null,
                revision: null,
                config: null,
                closures: [],
                promptHashes: {},
              })),
            signal,
          }),
      });
    },
  };
}

function suite(backend: string, redisUrl: () => string | null): void {
  describe(`a phone system that fails at one of the three steps, tasks on ${backend}`, () => {
    const line = spoiled();
    let app: TestApp;
    let work: ReturnType<typeof filings>;
    let owner: ApiClient;
    let technician: ApiClient;

    beforeAll(async () => {
      const connectors = new OpenConnectors({
        factory: line.factory,
        logger: silent,
        limits,
        endingMs: 300,
        restMs: 200,
      });
      app = await startTestApp({ overrides: { connectors }, config: { redisUrl: redisUrl() } });
      work = filings(app);
      owner = app.as('owner');
      technician = app.as('technician');
    });
    afterAll(() => app.close());

    async function inForce(changeRequestId: string): Promise<Json[]> {
      return await app.query(
        `select number from line_revision made where change_request_id = $1 and reason = 'change_request'
           and not exists (select 1 from line_revision back where back.line_id = made.line_id and back.takes_back = made.number)`,
        [changeRequestId],
      );
    }

    const cases = steps.flatMap((step) => faults.map((fault) => ({ step, fault })));
    it.each(cases)('converges where $step is $fault', async ({ step, fault }) => {
      const { request, path, job, line: own, promptId } = await work.file({ number: demoNumbers.second });
      await technician.post(`${job}/take`);
      line.spoil(step, fault);
      await technician.post(`${job}/apply`);
      const seen: Json[] = [];
      const done = await owner.until(path, (now) => {
        seen.push(now);
        return now.status === 'completed';
      });
      app.takeFaults();
      expect(line.left()).toBe(0);
      expect(seen.slice(0, -1).every(({ status, proof }) => status === 'inProgress' && proof === null)).toBe(true);
      expect(done).toMatchObject({ proof: 'settled', lines: [{ state: 'live', proof: 'settled' }] });
      expect(await inForce(request.id)).toEqual([{ number: done.revision }]);
      const configuration = (await owner.get(`/lines/${own.id}`)).configuration;
      expect(configuration.prompts[request.slot]).toBe(promptId);
      expect(await readLine(app, own.id)).toMatchObject({ revision: done.revision });
    });

    it('reports no success while it lies each time, and rolls the change back in the end', async () => {
      const { request, path, job } = await work.file({ number: demoNumbers.second });
      await technician.post(`${job}/take`);
      line.spoil('readBack', 'answered with a lie');
      const lying = setInterval(() => line.spoil('readBack', 'answered with a lie'), 5);
      await technician.post(`${job}/apply`);
      const seen: Json[] = [];
      const failed = await owner
        .until(
          path,
          (now) => {
            seen.push(now.status);
            return now.status === 'failed';
          },
          60_000,
        )
        .finally(() => clearInterval(lying));
      app.takeFaults();
      expect(seen).not.toContain('completed');
      expect(failed).toMatchObject({ proof: 'unknown', lines: [{ state: 'failed', proof: 'unknown' }] });
      expect(await inForce(request.id)).toEqual([]);
    });
  });
}

suite('PostgreSQL', () => null);

const redis = await redisStore();
afterAll(() => redis?.stop());
if (redis) suite('Redis', () => redis.redisUrl);
