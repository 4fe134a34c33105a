import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { ApiClient, Json } from '../../support/app-client.ts';
import { demoNumbers, voice } from '../../support/voice.ts';

let app: TestApp;
let owner: ApiClient;
let technician: ApiClient;
let demoLine: Json;
let phoneSystemId: string;
let folder: string;
let uploadId: string;
let otherUploadId: string;
let pairs = 0;

beforeAll(async () => {
  app = await startTestApp();
  owner = app.as('owner');
  technician = app.as('technician');
  demoLine = await owner.line(demoNumbers.directory);
  const { items: systems } = await app.as('admin').get('/phone-systems');
  const system = systems.find(({ kind }: Json) => kind === 'directory');
  phoneSystemId = system.id;
  folder = system.settings.folder;
  uploadId = (await owner.uploadChecked(voice())).id;
  otherUploadId = (await owner.uploadChecked(voice())).id;
});
afterAll(() => app.close());

/** The limit of jobs per technician. */
const atOnce = 5;

/** Adds two new lines, set up like every pair before. */
async function newLines(): Promise<Json[]> {
  const { organisationId } = demoLine;
  pairs += 1;
  const made: Json[] = [];
  for (const place of [1, 2]) {
    const number = `+8862555${String(50_000 + pairs * 10 + place)}`;
    const body = { organisationId, number, label: `Shop ${place}`, phoneSystemId, county: '臺北市' };
    made.push(await app.as('admin').post('/lines', body));
  }
  return made;
}

const day = [{ open: '10:00', close: '20:00' }];
const week = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: [], sun: [] };
const half = [{ open: '10:00', close: '12:30' }];

/** Requests of which no two touch the same place of a line. */
function requestsOn([one, other]: Json[]): Json[] {
  const both = [one.id, other.id];
  const eve = { from: '2027-02-05', to: '2027-02-05', name: '除夕', hours: half };
  const newYear = { from: '2027-02-06', to: '2027-02-10', name: '春節', hours: 'closed' };
  return [
    { kind: 'voice_replacement', lineIds: both, slot: 'greeting', uploadId },
    { kind: 'voice_replacement', lineIds: [one.id], slot: 'closed', uploadId: otherUploadId },
    {
      kind: 'holiday_setting',
      lineIds: both,
      add: [eve, { ...newYear, uploadId }],
      followNationalCalendar: true,
      perLine: [{ lineId: other.id, add: [{ ...newYear, to: '2027-02-07', hours: half }], makeupDays: day }],
    },
    { kind: 'business_hours', lineIds: both, weekly: week },
    {
      kind: 'business_hours',
      lineIds: [other.id],
      weekly: { ...week, sat: half },
      season: { from: '2027-07-01', to: '2027-08-31', name: '暑假' },
    },
    { kind: 'other_adjustment', lineIds: [one.id], setting: 'closedForwarding', value: '+886912345678' },
    { kind: 'other_adjustment', lineIds: [other.id], setting: 'holdMusic', value: otherUploadId },
  ];
}

/** Files and applies in these orders, several at a time; returns both lines' configurations. */
async function configurationsAfter(filing: number[], applying: number[]): Promise<Json[]> {
  const lines = await newLines();
  const bodies = requestsOn(lines);
  const requests: Json[] = [];
  for (const place of filing) requests[place] = await owner.post('/change-requests', bodies[place]);
  const done = (place: number | undefined) =>
    owner.until(`/change-requests/${requests[place ?? -1]?.id}`, ({ status }) => status === 'completed');
  for (const [turn, place] of applying.entries()) {
    if (turn >= atOnce) await done(applying[turn - atOnce]);
    await technician.post(`/jobs/${requests[place]?.jobId}/take`);
    await technician.post(`/jobs/${requests[place]?.jobId}/apply`);
  }
  for (const place of applying) await done(place);
  const configurations: Json[] = [];
  for (const { id, number } of lines) {
    const { configuration } = await owner.get(`/lines/${id}`);
    const file = JSON.parse(await readFile(join(folder, 'lines', number.slice(1), 'line.json'), 'utf8'));
    configurations.push({ configuration, onPhoneSystem: file.config });
  }
  return configurations;
}

const inOrder = [0, 1, 2, 3, 4, 5, 6];
const order = fc.shuffledSubarray(inOrder, { minLength: inOrder.length, maxLength: inOrder.length });

describe('requests on different places of two lines', () => {
  it('leave the same lines in whatever order they are filed and applied', async () => {
    const expected = await configurationsAfter(inOrder, inOrder);
    const [one, other] = expected;
    expect(one?.configuration).toMatchObject({ weekly: week, closedForwarding: '+886912345678' });
    expect(other?.configuration.seasons).toHaveLength(1);
    expect(Object.keys(other?.configuration.prompts).sort()).toEqual(['greeting', 'hold']);
    expect(await configurationsAfter([...inOrder].reverse(), [...inOrder].reverse())).toEqual(expected);
    await fc.assert(
      fc.asyncProperty(order, order, async (filing, applying) => {
        expect(await configurationsAfter(filing, applying)).toEqual(expected);
      }),
      { numRuns: 5, endOnFailure: true },
    );
  }, 180_000);
});
