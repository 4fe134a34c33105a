import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { movedDaysShape } from '../../../src/contract/moved-days.contract.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { ApiClient, Json } from '../../support/app-client.ts';
import { type Filed, filings } from '../../support/filing.ts';

let app: TestApp;
let owner: ApiClient;
let filed: Filed;
let uploadId: string;

const half = [{ open: '09:00', close: '12:00' }];

beforeAll(async () => {
  app = await startTestApp();
  owner = app.as('owner');
  filed = await filings(app).file({});
  ({ uploadId } = await owner.get(`/prompts/${filed.promptId}`));
  const datedDays = [
    { from: '2026-02-16', to: '2026-02-16', name: '除夕', hours: half, promptId: filed.promptId },
    { from: '2026-10-10', to: '2026-10-10', name: '國慶', hours: 'closed' },
    { from: '2026-12-30', to: '2027-01-02', name: 'Stocktaking', hours: 'closed', closedHours: half },
    { from: '2024-02-29', to: '2024-02-29', name: 'Leap', hours: 'closed' },
  ];
  const patch = JSON.stringify({ datedDays });
  await app.query('update line_revision set config = config || $1::jsonb where line_id = $2', [patch, filed.line.id]);
});
afterAll(() => app.close());

const moved = (toYear: number | string) => `/lines/${filed.line.id}/holidays/moved?toYear=${toYear}`;

describe("a line's days of last year", () => {
  it('are proposed for the next, with hours and recording, and can be filed', async () => {
    const reply = await owner.get(moved(2027));
    expect(movedDaysShape.strict().parse(reply)).toEqual(reply);
    const { fileName } = await owner.get(`/prompts/${filed.promptId}`);
    expect(reply.days).toEqual([
      {
        was: { from: '2026-02-16', to: '2026-02-16' },
        days: { from: '2027-02-05', to: '2027-02-05', name: '除夕', hours: half, promptId: filed.promptId },
        reason: 'festival',
        holiday: '春節',
        provisional: false,
        collides: false,
        recording: { promptId: filed.promptId, fileName, uploadId },
      },
      expect.objectContaining({ was: { from: '2026-10-10', to: '2026-10-10' }, reason: 'fixed', holiday: '國慶日' }),
      expect.objectContaining({ was: { from: '2026-12-30', to: '2026-12-31' }, reason: 'own', recording: null }),
    ]);
    const add = reply.days.map(({ days: { promptId: _played, ...days }, recording }: Json) => ({
      ...days,
      ...(recording ? { uploadId: recording.uploadId } : {}),
    }));
    const request = await owner.post('/change-requests', { kind: 'holiday_setting', lineId: filed.line.id, add });
    const { items } = await owner.get(`/change-requests/${request.id}/changes`);
    expect(items[0].diff.map(({ after }: Json) => after.promptId ?? null)).toContain(filed.promptId);
    await owner.post(`/change-requests/${request.id}/cancel`);
  });

  it('are left out where the year has no such day, and where it has passed', async () => {
    expect(await owner.get(moved(2025))).toMatchObject({
      fromYear: 2024,
      days: [],
      leftOut: [{ from: '2024-02-29', to: '2024-02-29', name: 'Leap', reason: 'leap_day' }],
    });
  });

  it('are provisional for a year that is not published', async () => {
    const { days } = await owner.get(moved(2028));
    expect(days).toEqual([
      expect.objectContaining({ was: { from: '2027-01-01', to: '2027-01-02' }, provisional: true }),
    ]);
  });

  it('are refused for a year that is none, and to those who may not read the hours', async () => {
    for (const year of ['1970', '3000', 'next', '2027.5', '']) {
      const { status, body } = await owner.ask('GET', moved(year));
      expect(status, year).toBe(400);
      expect(body.errors[0].path, year).toBe('query.toYear');
    }
    await app.as('agent').refused('GET', moved(2027), { status: 403, code: 'hours_not_shown' });
    await app.as('enterpriseOwner').refused('GET', moved(2027), { status: 404, code: 'not_found' });
  });
});
