import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { ApiClient, Json } from '../../support/app-client.ts';
import { demoNumbers, voice } from '../../support/voice.ts';

let app: TestApp;
let owner: ApiClient;
let technician: ApiClient;
let first: Json;
let second: Json;

beforeAll(async () => {
  app = await startTestApp();
  owner = app.as('owner');
  technician = app.as('technician');
  first = await owner.line(demoNumbers.directory);
  second = await owner.line(demoNumbers.second);
});
afterAll(() => app.close());

const eve = { from: '2027-02-05', to: '2027-02-05', name: '除夕', hours: [{ open: '09:00', close: '12:00' }] };
const newYear = { from: '2027-02-06', to: '2027-02-10', name: '春節', hours: 'closed' };

function bodyOf(lines: Json[], extra: object): Json {
  return { kind: 'holiday_setting', lineIds: lines.map(({ id }) => id), ...extra };
}

async function applied(body: Json): Promise<Json> {
  const request = await owner.post('/change-requests', body);
  await technician.post(`/jobs/${request.jobId}/take`);
  await technician.post(`/jobs/${request.jobId}/apply`);
  return await owner.until(`/change-requests/${request.id}`, ({ status }) => status === 'completed');
}

async function daysOf({ id }: Json): Promise<Json[]> {
  return (await owner.get(`/lines/${id}`)).configuration.datedDays;
}

async function heardAt({ id }: Json, at: string): Promise<string> {
  const { state, prompt } = await owner.get(`/lines/${id}/callers-hear?at=${encodeURIComponent(at)}`);
  return prompt ? `${state} ${prompt.fileName}` : state;
}

describe('a dry run', () => {
  it('says what callers would hear on the days that change and which rules lose, and skips days between', async () => {
    const founders = { from: '2027-10-11', to: '2027-10-11', name: 'Founders', hours: 'closed' };
    const dry = await owner.post('/qualifications', bodyOf([first], { add: [founders, eve] }));
    const { from, to, spans } = dry.lines[0].heard;
    expect([from, to]).toEqual(['2027-02-05T00:00:00+08:00', '2027-10-12T00:00:00+08:00']);
    expect([...new Set(spans.map((span: Json) => span.from.slice(0, 10)))]).toEqual(['2027-02-05', '2027-10-11']);
    expect(spans.at(-1)).toMatchObject({ from: '2027-10-11T00:00:00+08:00', until: to, state: 'holiday' });
    expect(spans.at(-1).losers.map(({ kind }: Json) => kind)).toContain('weekly_hours');
  });

  it('tells of the first fourteen days that change', async () => {
    const long = { from: '2027-03-01', to: '2027-06-30', name: 'Works', hours: 'closed' };
    const dry = await owner.post('/qualifications', bodyOf([first], { add: [long, eve] }));
    const { spans } = dry.lines[0].heard;
    expect(spans.at(-1).until).toBe('2027-03-14T00:00:00+08:00');
  });
});

describe('holidays over two lines of which one differs', () => {
  it('are set with half days and an own recording, heard on their days, and set once only', async () => {
    const { id: uploadId } = await owner.uploadChecked(voice(3));
    const body = bodyOf([first, second], {
      add: [eve, { ...newYear, uploadId }],
      perLine: [{ lineId: second.id, remove: [{ from: '2027-02-10', to: '2027-02-10' }] }],
    });
    const dry = await owner.post('/qualifications', body);
    expect(dry).toMatchObject({ result: 'qualified' });
    const done = await applied(body);
    expect(done).toMatchObject({ kind: 'holiday_setting', outcome: 'whole', proof: 'settled', slot: null });
    const [one, other] = [await daysOf(first), await daysOf(second)];
    expect(one).toEqual([eve, { ...newYear, promptId: done.promptId }]);
    expect(other).toEqual([eve, { ...newYear, to: '2027-02-09', promptId: done.promptId }]);
    expect(await heardAt(first, '2027-02-05T10:00:00+08:00')).toBe('open');
    expect(await heardAt(first, '2027-02-05T14:00:00+08:00')).toBe('holiday');
    expect(await heardAt(first, '2027-02-10T10:00:00+08:00')).toMatch(/^holiday .+/);
    expect(await heardAt(second, '2027-02-10T10:00:00+08:00')).not.toMatch(/ /);

    const again = await owner.post('/qualifications', body);
    expect(again.reasons.map(({ code }: Json) => code)).toContain('already_in_effect');
    const revisions = (await owner.get(`/lines/${first.id}/revisions?limit=5`)).items;
    expect(revisions[0].diff.map(({ place }: Json) => place.at)).toContain('days');
  });

  it('are taken away, and national holidays turned off and on, each with its difference on the job', async () => {
    const body = bodyOf([first], { remove: [{ from: '2027-02-01', to: '2027-02-28' }], followNationalCalendar: false });
    const request = await owner.post('/change-requests', body);
    await technician.post(`/jobs/${request.jobId}/take`);
    const job = await technician.get(`/jobs/${request.jobId}`);
    expect(job.lines[0].differences.length).toBeGreaterThan(1);
    await technician.post(`/jobs/${request.jobId}/apply`);
    await owner.until(`/change-requests/${request.id}`, ({ status }) => status === 'completed');
    expect(await daysOf(first)).toEqual([]);
    await applied(bodyOf([first], { followNationalCalendar: true }));
    expect((await owner.get(`/lines/${first.id}`)).configuration.followNationalCalendar).toBe(true);
  });

  it('wait for each other on a line, whatever their dates', async () => {
    const open = await owner.post(
      '/change-requests',
      bodyOf([first], { add: [{ ...eve, from: '2027-04-05', to: '2027-04-05' }] }),
    );
    const refusal = { status: 409, code: 'duplicate_request' };
    const body = bodyOf([second, first], { add: [{ ...eve, from: '2027-06-09', to: '2027-06-09' }] });
    const problem = await owner.refused('POST', '/change-requests', refusal, { body });
    expect(problem.reasons[0]).toMatchObject({ code: 'duplicate_request' });
    await owner.post(`/change-requests/${open.id}/cancel`);
  });
});

describe('days that cannot be set', () => {
  const stranger = '019a0000-0000-7000-8000-000000000001';
  const uploads = ['019a0000-0000-7000-8000-000000000002', '019a0000-0000-7000-8000-000000000003'];
  const day = (from: string, to = from, more: object = {}) => ({ from, to, name: '年假', hours: 'closed', ...more });
  it.each<[string, string, object]>([
    ['a day that no calendar has', 'invalid_format', { add: [day('2027-04-31')] }],
    ['a range backwards', 'range_reversed', { add: [day('2027-02-10', '2027-02-06')] }],
    ['a removal backwards', 'range_reversed', { remove: [{ from: '2027-02-10', to: '2027-02-06' }] }],
    [
      'two entries for one day',
      'overlapping_dated_days',
      { add: [day('2027-02-06', '2027-02-08'), day('2027-02-08')] },
    ],
    [
      'hours of no length',
      'no_length',
      { add: [day('2027-02-06', '2027-02-06', { hours: [{ open: '09:00', close: '09:00' }] })] },
    ],
    [
      'an opening at 24:00',
      'invalid_format',
      { add: [day('2027-02-06', '2027-02-06', { hours: [{ open: '24:00', close: '12:00' }] })] },
    ],
    ['two thousand days', 'too_many_days', { add: [day('2027-01-01', '2032-06-01')] }],
    ['nothing at all', 'nothing_asked', {}],
    ['a name of blanks', 'too_small', { add: [day('2027-02-06', '2027-02-06', { name: '  ' })] }],
    ['days of a line that is not named', 'line_not_named', { add: [eve], perLine: [{ lineId: stranger, add: [eve] }] }],
    [
      'two recordings',
      'one_recording',
      { add: uploads.map((uploadId, index) => day(`2027-02-0${index + 6}`, undefined, { uploadId })) },
    ],
  ])('are refused in words: %s', async (_what, code, extra) => {
    const before = await app.query('select count(*)::int as requests from change_request');
    const refusal = { status: 400, code: 'invalid_input' };
    const problem = await owner.refused('POST', '/change-requests', refusal, { body: bodyOf([first], extra) });
    expect(problem.errors.map((error: Json) => error.code)).toContain(code);
    for (const { message } of problem.errors) expect(message).not.toMatch(/_|Invalid/);
    expect(await app.query('select count(*)::int as requests from change_request')).toEqual(before);
  });

  it('are refused when all are over, or a line is another customer’s', async () => {
    const past = bodyOf([first], { add: [day('2026-02-01', '2026-02-03')] });
    const refused = await owner.refused(
      'POST',
      '/change-requests',
      { status: 422, code: 'not_qualified' },
      { body: past },
    );
    expect(refused.reasons.map(({ code }: Json) => code)).toEqual(['dates_in_past']);
    const other = await app.as('enterpriseOwner').line(demoNumbers.enterprise);
    await owner.refused(
      'POST',
      '/change-requests',
      { status: 404, code: 'not_found' },
      { body: bodyOf([first, other], { add: [eve] }) },
    );
  });
});

describe('business hours over two lines', () => {
  const office = [
    { open: '09:00', close: '12:00' },
    { open: '13:30', close: '18:00' },
  ];
  const weekly = {
    mon: office,
    tue: office,
    wed: office,
    thu: office,
    fri: [{ open: '18:00', close: '02:00' }],
    sat: [],
    sun: [],
  };

  it('have lunch breaks and nights, and are heard so', async () => {
    const done = await applied({ kind: 'business_hours', lineIds: [first.id, second.id], weekly });
    expect(done).toMatchObject({ kind: 'business_hours', outcome: 'whole' });
    for (const line of [first, second]) {
      expect((await owner.get(`/lines/${line.id}`)).configuration.weekly).toEqual(weekly);
      expect(await heardAt(line, '2027-03-09T12:30:00+08:00')).toMatch(/^closed/);
      expect(await heardAt(line, '2027-03-13T01:59:00+08:00')).toMatch(/^open/);
      expect(await heardAt(line, '2027-03-13T02:00:00+08:00')).toMatch(/^closed/);
    }
    await applied({ kind: 'business_hours', lineId: first.id, weekly: null });
    expect(await heardAt(first, '2027-03-14T03:00:00+08:00')).toMatch(/^open/);
  });

  it('are refused where they overlap or have no length', async () => {
    const refusal = { status: 400, code: 'invalid_input' };
    const of = (mon: object[]) => ({ body: { kind: 'business_hours', lineId: first.id, weekly: { ...weekly, mon } } });
    const overlap = [
      { open: '09:00', close: '13:00' },
      { open: '12:00', close: '18:00' },
    ];
    const both = await owner.refused('POST', '/change-requests', refusal, of(overlap));
    expect(both.errors.map(({ code }: Json) => code)).toEqual(['overlapping_intervals']);
    const none = await owner.refused('POST', '/change-requests', refusal, of([{ open: '00:00', close: '00:00' }]));
    expect(none.errors.map(({ code }: Json) => code)).toEqual(['no_length']);
  });
});
