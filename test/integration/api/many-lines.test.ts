import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { ApiClient, Json } from '../../support/app-client.ts';
import { demoNumbers, voice } from '../../support/voice.ts';

let app: TestApp;
let owner: ApiClient;
let technician: ApiClient;
let operator: ApiClient;
let uploadId: string;
let first: Json;
let second: Json;
let manual: Json;
let otherManual: Json;
/** On a phone system whose folder does not exist until a test makes it. */
let broken: Json;
let brokenToo: Json;
let brokenFolder: string;
let slots = 0;

beforeAll(async () => {
  app = await startTestApp();
  owner = app.as('owner');
  technician = app.as('technician');
  operator = app.as('operator');
  const admin = app.as('admin');
  first = await owner.line(demoNumbers.directory);
  second = await owner.line(demoNumbers.second);
  manual = await owner.line(demoNumbers.manual);
  brokenFolder = join(app.dataFolder, 'second-pbx');
  const system = await admin.post('/phone-systems', {
    name: 'Second PBX',
    kind: 'directory',
    settings: { folder: brokenFolder },
  });
  broken = await admin.post('/lines', {
    organisationId: first.organisationId,
    number: '+886255501077',
    label: 'Second office',
    phoneSystemId: system.id,
    county: '臺北市',
    timeZone: 'Asia/Taipei',
    emergencyConsent: 'ask',
    weekly: null,
    followNationalCalendar: false,
  });
  brokenToo = await admin.post('/lines', {
    organisationId: first.organisationId,
    number: '+886255501079',
    label: 'Fourth office',
    phoneSystemId: system.id,
    county: '臺北市',
  });
  const { items: systems } = await admin.get('/phone-systems');
  const manualSystem = systems.find(({ kind }: Json) => kind === 'manual');
  otherManual = await admin.post('/lines', {
    organisationId: first.organisationId,
    number: '+886255501078',
    label: 'Third office',
    phoneSystemId: manualSystem.id,
    county: '臺北市',
  });
  uploadId = (await owner.uploadChecked(voice())).id;
});
// A phone system whose folder is gone leaves its line unknown: an error of ours, and the only one here.
afterEach(() => {
  const faults = new Set(app.takeFaults().map(({ msg }) => msg));
  expect([...faults].filter((msg) => msg !== 'nobody can say what a phone system has of a line')).toEqual([]);
});
afterAll(() => app.close());

function bodyOf(lines: Json[], extra: object = {}): Json {
  slots += 1;
  return {
    kind: 'voice_replacement',
    lineIds: lines.map(({ id }) => id),
    slot: `custom:many-${slots}`,
    uploadId,
    ...extra,
  };
}

async function taken(lines: Json[], extra?: object): Promise<{ request: Json; path: string; job: string }> {
  const request = await owner.post('/change-requests', bodyOf(lines, extra));
  const job = `/jobs/${request.jobId}`;
  await technician.post(`${job}/take`);
  return { request, path: `/change-requests/${request.id}`, job };
}

function statesOf({ lines }: Json): string[] {
  return lines.map(({ state, proof, fault }: Json) => [state, proof, fault].filter(Boolean).join(' '));
}

describe('a request over three lines of which one fails', () => {
  it('is partial, is retried on that line only, and is completed when the line can be reached', async () => {
    const { request, path, job } = await taken([first, broken, second]);
    expect(request).toMatchObject({ status: 'accepted', lineId: first.id, revision: null, outcome: null });
    expect(statesOf(request)).toEqual(['waiting', 'waiting', 'waiting']);
    expect(await technician.get(job)).toMatchObject({ lineCount: 3, lineNumber: first.number });
    await technician.post(`${job}/apply`);
    const partial = await owner.until(path, ({ status }) => status === 'partial');
    expect(statesOf(partial)).toEqual(['live settled', 'failed unknown apply_wrong_configuration', 'live settled']);
    const before = partial.lines.map(({ revision }: Json) => revision);
    expect(await technician.get(job)).toMatchObject({ status: 'taken', applying: false, result: { state: 'failed' } });
    const [told] = await app.query(`select body from message where kind = 'change_request_partial' limit 1`);
    expect(told.body).toContain(request.number);

    await mkdir(brokenFolder);
    await technician.post(`${job}/retry`);
    const done = await owner.until(path, ({ status }) => status === 'completed');
    expect(done).toMatchObject({ outcome: 'whole', proof: 'settled' });
    expect(statesOf(done)).toEqual(['live settled', 'live settled', 'live settled']);
    const after = done.lines.map(({ revision }: Json) => revision);
    expect([after[0], after[2]]).toEqual([before[0], before[2]]);
    expect(after[1]).toBeGreaterThan(before[1]);
    const revisions = await app.query(
      `select line_id, count(*)::int as made from line_revision where change_request_id = $1 and reason = 'change_request'
       group by line_id`,
      [request.id],
    );
    expect(Object.fromEntries(revisions.map(({ line_id, made }) => [line_id, made]))).toEqual({
      [first.id]: 1,
      [broken.id]: 2,
      [second.id]: 1,
    });
    expect(await technician.get(job)).toMatchObject({ status: 'done', outcome: 'done' });
  });

  it('is retried on the named lines alone', async () => {
    await rm(brokenFolder, { recursive: true });
    const { path, job } = await taken([first, broken, brokenToo]);
    const request = path.replace('/change-requests/', '');
    await technician.post(`${job}/apply`);
    await owner.until(path, ({ status }) => status === 'partial');
    const wrong = { status: 400, code: 'invalid_input' };
    const { errors } = await technician.refused('POST', `${path}/retry`, wrong, { body: { lineIds: [first.id] } });
    expect(errors).toEqual([expect.objectContaining({ path: 'lineIds', code: 'line_not_failed' })]);
    await mkdir(brokenFolder);
    const retried = await technician.post(`${path}/retry`, { lineIds: [brokenToo.id] });
    expect(retried).toMatchObject({ id: request, status: 'inProgress' });
    const partial = await owner.until(path, ({ status }) => status === 'partial');
    expect(partial.lines.map(({ state }: Json) => state)).toEqual(['live', 'failed', 'live']);
    await technician.post(`${path}/retry`);
    const done = await owner.until(path, ({ status }) => status === 'completed');
    expect(done.outcome).toBe('whole');
  });

  it('is completed partly when a person gives the rest up, and the customer is told which lines are live', async () => {
    await rm(brokenFolder, { recursive: true });
    const { request, path, job } = await taken([first, broken]);
    await technician.post(`${job}/apply`);
    await owner.until(path, ({ status }) => status === 'partial');
    await operator.post(`${job}/fail`, { reason: 'The office moves out this week.' });
    const done = await owner.get(path);
    expect(done).toMatchObject({ status: 'completed', outcome: 'partly', proof: 'settled' });
    expect(statesOf(done)).toEqual(['live settled', 'failed unknown apply_wrong_configuration']);
    const [mail] = await app.query(`select body from message where kind = 'change_request_partly_completed'`);
    expect(mail.body).toMatch(/2 條線路中的 1 條|live on 1 of 2 lines/);
    expect(mail.body).toContain('02-5550-1077');
    const again = await owner.post('/change-requests', { ...bodyOf([broken]), slot: request.slot });
    expect(again.status).toBe('accepted');
  });
});

describe('a request over lines of two phone systems', () => {
  it('is applied where a program can, and completed when a person has signed off the rest', async () => {
    const { path, job } = await taken([first, manual]);
    await technician.post(`${job}/apply`);
    const waiting = await owner.until(path, ({ lines }) => lines[0].state === 'live');
    expect(waiting).toMatchObject({ status: 'inProgress' });
    const seen = await technician.until(job, ({ applying }) => applying === false);
    expect(seen.lines.map(({ lineId, byHand }: Json) => [lineId, byHand])).toEqual([[manual.id, true]]);
    const steps = seen.checklist.map(({ id }: Json) => id);
    await technician.post(`${job}/confirm`, { steps });
    const done = await owner.get(path);
    expect(done).toMatchObject({ status: 'completed', proof: 'signedOff' });
    expect(statesOf(done)).toEqual(['live settled', 'live signedOff']);
  });
});

describe('a request over several lines that a person changes', () => {
  it('is signed off line by line, each audited, and its job stays with who works on it', async () => {
    const { request, path, job } = await taken([manual, second, otherManual]);
    const before = await technician.get(job);
    const stepsOf = (line: Json) =>
      before.checklist.filter(({ lineId }: Json) => lineId === line.id).map(({ id }: Json) => id);
    const mine = stepsOf(manual);
    const refusal = { status: 400, code: 'invalid_input' };
    const half = await technician.refused('POST', `${job}/confirm`, refusal, { body: { steps: mine.slice(1) } });
    expect(half.errors).toMatchObject([{ code: 'step_left_out' }]);
    const none = await technician.refused('POST', `${job}/confirm`, refusal, { body: { steps: ['no step'] } });
    expect(none.errors.map(({ code }: Json) => code)).toContain('unknown_step');
    const soon = new Date(app.clock.now().getTime() + 60_000);
    await app.query('update job set lease_until = $2 where id = $1', [request.jobId, soon.toISOString()]);

    await technician.post(`${job}/confirm`, { steps: mine });
    const some = await technician.get(job);
    expect(some).toMatchObject({ status: 'taken', requestStatus: 'inProgress' });
    expect(Date.parse(some.leaseUntil)).toBeGreaterThan(app.clock.now().getTime() + 3_600_000);
    expect(some.lines.map(({ lineId }: Json) => lineId)).toEqual([second.id, otherManual.id]);
    expect(statesOf(await owner.get(path))).toEqual(['live signedOff', 'waiting', 'waiting']);

    await technician.post(`${job}/apply`);
    await owner.until(path, ({ lines }) => lines[1].state === 'live');
    await technician.until(job, ({ applying }) => applying === false);
    await technician.post(`${job}/confirm`, { steps: stepsOf(otherManual) });
    const done = await owner.get(path);
    expect(done).toMatchObject({ status: 'completed', outcome: 'whole', proof: 'signedOff' });
    expect(statesOf(done)).toEqual(['live signedOff', 'live settled', 'live signedOff']);
    const audited = await app.query(
      `select after ->> 'lineId' as line from audit_row where change_request_id = $1
       and action = 'change_request.line_signed_off' order by id`,
      [request.id],
    );
    expect(audited.map(({ line }) => line)).toEqual([manual.id, otherManual.id]);
  });
});

describe('filing for many lines', () => {
  it('is refused whole when an open request touches one of them, naming it and the line', async () => {
    const open = await owner.post('/change-requests', bodyOf([second]));
    const body = { ...bodyOf([first, second]), slot: open.slot };
    const refusal = await owner.refused(
      'POST',
      '/change-requests',
      { status: 409, code: 'duplicate_request' },
      { body },
    );
    expect(JSON.stringify(refusal)).toContain(open.id);
    await owner.post(`/change-requests/${open.id}/cancel`);
    expect((await owner.post('/change-requests', body)).status).toBe('accepted');
  });

  it('leaves lines unchanged that play the recording already', async () => {
    const { path, job, request } = await taken([first]);
    await technician.post(`${job}/apply`);
    await owner.until(path, ({ status }) => status === 'completed');
    const both = await owner.post('/change-requests', { ...bodyOf([first, second]), slot: request.slot });
    expect(statesOf(both)).toEqual(['unchanged', 'waiting']);
    await technician.post(`/jobs/${both.jobId}/take`);
    await technician.post(`/jobs/${both.jobId}/apply`);
    const done = await owner.until(`/change-requests/${both.id}`, ({ status }) => status === 'completed');
    expect(statesOf(done)).toEqual(['unchanged', 'live settled']);
    const none = { ...bodyOf([first, second]), slot: request.slot };
    await owner.refused('POST', '/change-requests', { status: 422, code: 'not_qualified' }, { body: none });
  });

  it('names lines by lineId or lineIds, of one customer only', async () => {
    const body = bodyOf([first]);
    await owner.refused(
      'POST',
      '/change-requests',
      { status: 400, code: 'invalid_input' },
      { body: { ...body, lineId: first.id } },
    );
    await owner.refused(
      'POST',
      '/change-requests',
      { status: 400, code: 'invalid_input' },
      { body: { ...body, lineIds: [] } },
    );
    const foreign = await app.as('enterpriseOwner').line(demoNumbers.enterprise);
    await owner.refused(
      'POST',
      '/change-requests',
      { status: 404, code: 'not_found' },
      { body: bodyOf([first, foreign]) },
    );
    await app
      .as('agent')
      .refused('POST', '/change-requests', { status: 400, code: 'invalid_input' }, { body: bodyOf([first, foreign]) });
  });
});
