import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { filings } from '../../support/filing.ts';
import { demoNumbers } from '../../support/voice.ts';

let app: TestApp;
let filing: ReturnType<typeof filings>;

beforeAll(async () => {
  app = await startTestApp();
  filing = filings(app);
});
afterAll(() => app.close());

describe('what the queue shows of its jobs', () => {
  it('counts each view, and one’s own', async () => {
    const technician = app.as('technician');
    const { oldestOpen: _none, ...before } = await technician.get('/jobs/counts');
    const filed = [await filing.file(), await filing.file(), await filing.file()];
    await technician.post(`${filed[0]?.job}/take`);
    await technician.post(`${filed[1]?.job}/take`);
    await technician.post(`${filed[1]?.job}/fail`, { reason: 'The number was ported away' });
    const { open, taken, mine, failed } = before;
    const now = { open: open + 1, taken: taken + 1, failed: failed + 1 };
    const { createdAt: oldestOpen } = await technician.get(filed[2]?.job ?? '');
    expect(await technician.get('/jobs/counts')).toEqual({ ...now, mine: mine + 1, oldestOpen });
    expect(await app.as('operator').get('/jobs/counts')).toEqual({ ...now, mine: 0, oldestOpen });
  });

  it('tells who changes the phone system, that there is a note, and when the change is to go live', async () => {
    const technician = app.as('technician');
    const byProgram = await filing.file();
    const byHand = await filing.file({ number: demoNumbers.manual, extra: { note: 'Before noon, thank you.' } });
    expect(await technician.get(byProgram.job)).toMatchObject({
      changedBy: 'program',
      hasNote: false,
      effectiveAt: null,
    });
    const { items } = await technician.get(`/jobs?ids=${byHand.request.jobId}`);
    expect(items[0]).toMatchObject({ changedBy: 'person', hasNote: true });
    // The text of the note is for the job's holder.
    expect(JSON.stringify(items[0])).not.toContain('Before noon');
  });
});
