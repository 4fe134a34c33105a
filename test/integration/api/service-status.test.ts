import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { filings } from '../../support/filing.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ now: '2026-03-04T10:00:00+08:00' });
});
afterAll(() => app.close());

const path = '/operations/status';

describe('the status of the service', () => {
  it('says to an agent what works and how much waits, without a name', async () => {
    const before = await app.as('agent').get(path);
    expect(before).toMatchObject({
      works: true,
      parts: [
        { part: 'database', works: true },
        { part: 'queue', works: true },
        { part: 'storage', works: true },
      ],
      jobs: { waiting: 0, oldestAt: null },
      phoneSystems: { silent: 0, silentSince: null },
      // The clock of a test goes on by itself.
      at: expect.stringMatching(/^2026-03-04T10:0/),
    });
    const { request } = await filings(app).file();
    app.clock.set('2026-03-04T11:00:00+08:00');
    const after = await app.as('agent').get(path);
    expect(after.jobs).toEqual({ waiting: 1, oldestAt: expect.stringMatching(/^2026-03-04T10:0/) });
    await app.as('technician').post(`/jobs/${request.jobId}/take`);
    expect((await app.as('agent').get(path)).jobs).toEqual({ waiting: 0, oldestAt: null });
  });

  it('counts phone systems that have stopped answering, and names none', async () => {
    await app.query("update phone_system set unanswered_since = '2026-03-04T09:30+08' where kind = 'directory'");
    const status = await app.as('agent').get(path);
    expect(status).toMatchObject({
      works: false,
      phoneSystems: { silent: 1, silentSince: '2026-03-04T09:30:00+08:00' },
    });
    expect(status.phoneSystems.all).toBeGreaterThan(1);
    expect(JSON.stringify(status)).not.toContain('PBX');
    await app.query('update phone_system set unanswered_since = null');
  });

  it('names the part that does not answer', async () => {
    const broken = vi.spyOn(app.deps.storage, 'check').mockRejectedValue(new Error('the disk is away'));
    const status = await app.as('agent').get(path);
    broken.mockRestore();
    expect(status).toMatchObject({ works: false });
    expect(status.parts).toContainEqual({ part: 'storage', works: false });
    expect(JSON.stringify(status)).not.toContain('disk');
  });

  it('is not there for customers', async () => {
    for (const account of ['owner', 'member'] as const)
      await app.as(account).refused('GET', path, { status: 403, code: 'forbidden' });
  });
});
