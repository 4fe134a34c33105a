import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recomputeFromReceipt } from '../../../src/domain/deadline/recompute-from-receipt.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { ApiClient, Json } from '../../support/app-client.ts';
import { filings } from '../../support/filing.ts';

let app: TestApp;
let operator: ApiClient;
beforeAll(async () => {
  app = await startTestApp({ now: '2026-03-04T09:30:00+08:00' });
  operator = app.as('operator');
  const work = filings(app);
  for (const at of ['09:30', '12:00', '17:39', '17:41']) {
    app.clock.set(`2026-03-04T${at}:00+08:00`);
    await work.file();
  }
});
afterAll(() => app?.close());

async function promises(): Promise<Json[]> {
  return await app.query(
    `select id, received_at, extra_business_days, clock_start, day0, earliest_by, due_by, receipt, calendar_version, provisional
     from change_request where status not in ('completed', 'rejected', 'cancelled') order by id`,
  );
}

/** Each stored promise can be recomputed from its receipt, and the job agrees with its request. */
async function everyPromiseHolds(): Promise<void> {
  for (const row of await promises()) {
    const from = {
      receivedAt: new Date(row.received_at),
      receipt: row.receipt,
      extraBusinessDays: row.extra_business_days,
    };
    const again = recomputeFromReceipt(from);
    expect([again?.dueBy.getTime(), again?.earliestBy.getTime(), again?.clockStart.getTime()]).toEqual(
      [row.due_by, row.earliest_by, row.clock_start].map((at) => new Date(at).getTime()),
    );
  }
  const apart = await app.query(
    `select j.id from job j join change_request r on r.id = j.change_request_id
     where j.status in ('open', 'taken') and j.due_by <> r.due_by`,
  );
  expect(apart).toEqual([]);
}

/** Days in the window of what is filed on 4 March, weekends among them. */
const days = ['2026-03-05', '2026-03-06', '2026-03-07', '2026-03-09', '2026-03-10', '2026-03-11'];
const steps = fc.array(
  fc.oneof(
    fc.record({ day: fc.constantFrom(...days), kind: fc.constantFrom('closed', 'open') }),
    fc.record({ takeBack: fc.nat(5) }),
    fc.constant('undo' as const),
  ),
  { minLength: 1, maxLength: 6 },
);
type Step = { day: string; kind: string } | { takeBack: number } | 'undo';

async function standing(): Promise<Json[]> {
  return (await operator.get('/calendar/exceptions')).items;
}

async function take(step: Step): Promise<void> {
  if (step === 'undo') {
    const { items } = await operator.get('/deadline-moves?limit=1');
    if (items[0]?.undoable) await operator.post(`/deadline-moves/${items[0].id}/undo`);
    return;
  }
  const own = await standing();
  if ('takeBack' in step) {
    const day = own[step.takeBack % Math.max(own.length, 1)];
    if (day) await operator.ask('DELETE', `/calendar/exceptions/${day.id}`);
    return;
  }
  if (own.some(({ date }) => date === step.day)) return;
  await operator.post('/calendar/exceptions', { date: step.day, kind: step.kind, reason: '颱風停班' });
}

describe('days of our own, set, taken back and undone in any order', () => {
  it('keep every promise true to its receipt, and restore all of them once none is left', async () => {
    const before = await promises();
    await fc.assert(
      fc.asyncProperty(steps, async (given) => {
        for (const step of given) {
          await take(step);
          await everyPromiseHolds();
        }
        for (const { id } of await standing()) await operator.ask('DELETE', `/calendar/exceptions/${id}`);
        expect(await promises()).toEqual(before);
      }),
      { numRuns: 12 },
    );
  });
});
