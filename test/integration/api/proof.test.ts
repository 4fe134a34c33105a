import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { ApiClient, Json } from '../../support/app-client.ts';
import { type Filed, filings } from '../../support/filing.ts';
import { demoNumbers } from '../../support/voice.ts';

let app: TestApp;
let work: ReturnType<typeof filings>;
let owner: ApiClient;
let technician: ApiClient;
let operator: ApiClient;
let admin: ApiClient;

beforeAll(async () => {
  app = await startTestApp();
  work = filings(app);
  owner = app.as('owner');
  technician = app.as('technician');
  operator = app.as('operator');
  admin = app.as('admin');
});
afterAll(() => app.close());
beforeEach(() => read('en'));

async function read(language: 'en' | 'zh-TW'): Promise<void> {
  owner.language = language;
  expect((await owner.ask('PATCH', '/me', { body: { language } })).status).toBe(200);
}

/** What the customer was mailed last about a request. */
async function mailed({ request }: Filed, kind: string): Promise<string> {
  const { email } = await owner.get('/me');
  const { items } = await admin.get('/messages?limit=200');
  const mails = items.filter(
    (mail: Json) => mail.kind === kind && mail.recipient === email && mail.body?.includes(request.number),
  );
  expect(mails).toHaveLength(1);
  return mails[0].body;
}

async function lastLabel({ path }: Filed, client = owner): Promise<string> {
  return (await client.get(`${path}/timeline`)).items.at(-1).label;
}

async function signedOff(): Promise<Filed> {
  const filed = await work.file({ number: demoNumbers.manual });
  await technician.post(`${filed.job}/take`);
  const { checklist } = await technician.get(filed.job);
  await technician.post(`${filed.job}/confirm`, { steps: checklist.map(({ id }: Json) => id) });
  return filed;
}

async function apply({ job, path }: Filed, status: string): Promise<Json> {
  await technician.post(`${job}/take`);
  await technician.post(`${job}/apply`);
  return await owner.until(path, (request) => request.status === status);
}

async function completed(number: string): Promise<Filed> {
  const filed = await work.file({ number });
  await apply(filed, 'completed');
  return filed;
}

/** Fails a change while the folder is missing: nothing can be read or written. */
async function failedWithoutFolder(number: string): Promise<Filed> {
  const filed = await work.file({ number });
  await rename(app.pbxFolder, `${app.pbxFolder}-gone`);
  await apply(filed, 'failed');
  await rename(`${app.pbxFolder}-gone`, app.pbxFolder);
  app.takeFaults();
  return filed;
}

/** Runs `work` while recordings cannot be delivered: a file blocks their folder, but lines can still be read. */
async function withoutDelivery<Result>(work: () => Promise<Result>): Promise<Result> {
  const prompts = join(app.pbxFolder, 'prompts');
  await rename(prompts, `${app.pbxFolder}-prompts`);
  await writeFile(prompts, 'not a folder');
  const result = await work();
  await rm(prompts);
  await rename(`${app.pbxFolder}-prompts`, prompts);
  app.takeFaults();
  return result;
}

async function failed(number: string): Promise<Filed> {
  const filed = await work.file({ number });
  await apply(filed, 'failed');
  return filed;
}

/** The phone system was read back in the desired state of the line. */
async function settledLine(number: string): Promise<Json> {
  const { id } = await owner.line(number);
  return await owner.until(`/lines/${id}`, ({ revision, settledRevision }) => revision === settledRevision);
}

/** Replies give instants in whole seconds. */
function aMinuteLater(): void {
  app.clock.set(new Date(app.clock.now().getTime() + 60_000));
}

let numbers = 0;

/** A further line of the same customer on the folder. */
async function newLine(): Promise<string> {
  const { id } = await owner.line(demoNumbers.directory);
  const { organisationId, phoneSystemId } = await admin.get(`/lines/${id}`);
  numbers += 1;
  const place = { county: '臺北市', district: null, timeZone: 'Asia/Taipei' };
  const terms = { emergencyConsent: 'ask', weekly: null, followNationalCalendar: true };
  const number = `+88625550110${numbers}`;
  await admin.post('/lines', { organisationId, number, label: 'Branch', phoneSystemId, ...place, ...terms });
  return number;
}

async function retried(filed: Filed): Promise<Json> {
  await operator.post(`${filed.job}/retry`);
  return await apply(filed, 'completed');
}

const cannotSay = 'At the moment we cannot say what callers hear on the line.';
const asBefore = 'The line plays what it played before.';

describe('a completed change', () => {
  it('that a technician signed off is told as signed off, and never as verified', async () => {
    const filed = await signedOff();
    expect(await owner.get(filed.path)).toMatchObject({ status: 'completed', proof: 'signedOff' });
    const mail = await mailed(filed, 'change_request_completed');
    expect(mail).toContain('A technician made the change by hand and signed it off. It was not verified automatically');
    expect(mail).not.toMatch(/confirmed|read the phone system|is live|[{}]/i);
    for (const reader of [owner, technician])
      expect(await lastLabel(filed, reader)).toBe('Done by hand and signed off');
    await read('zh-TW');
    const next = await signedOff();
    const chinese = await mailed(next, 'change_request_completed');
    expect(chinese).toContain('變更由技術人員手動完成並簽核，並未經系統讀取確認');
    expect(chinese).not.toMatch(/已經生效|一致|[{}]/);
    expect(await lastLabel(next)).toBe('已手動完成並簽核');
  });

  it('that was read back from the phone system is told as verified', async () => {
    const filed = await completed(demoNumbers.directory);
    expect(await owner.get(filed.path)).toMatchObject({ proof: 'settled' });
    expect(await mailed(filed, 'change_request_completed')).toContain(
      'It is live: we read the phone system again and found your change there.',
    );
    expect(await lastLabel(filed)).toBe('Live and verified');
    await read('zh-TW');
    const next = await completed(demoNumbers.directory);
    expect(await mailed(next, 'change_request_completed')).toContain('我們重新讀取電話系統，確認內容與您的需求一致。');
    expect(await lastLabel(next)).toBe('已生效並確認');
  });
});

describe('after a failed change, the line', () => {
  // The folder is this phone system's own from the first change on.
  beforeAll(() => completed(demoNumbers.directory));

  it('that had nothing and was seen to have nothing is not in doubt', async () => {
    const number = await newLine();
    const filed = await withoutDelivery(() => failed(number));
    expect(await owner.line(number)).toMatchObject({ settledRevision: null, unknownSince: null });
    expect(await owner.get(filed.path)).toMatchObject({ status: 'failed', proof: null });
    const mail = await mailed(filed, 'change_request_failed');
    expect(mail).toContain(asBefore);
    expect(mail).not.toContain(cannotSay);
  });

  it('that had nothing and cannot be read is unknown until a change succeeds', async () => {
    const number = await newLine();
    const filed = await failedWithoutFolder(number);
    expect(await owner.line(number)).toMatchObject({ settledRevision: null, unknownSince: expect.any(String) });
    expect(await owner.get(filed.path)).toMatchObject({ proof: 'unknown' });
    const mail = await mailed(filed, 'change_request_failed');
    expect(mail).toContain(cannotSay);
    expect(mail).not.toContain(asBefore);
    expect(await retried(filed)).toMatchObject({ proof: 'settled' });
    expect(await settledLine(number)).toMatchObject({ unknownSince: null });
  });

  it('that has something there which nobody settled is unknown', async () => {
    const first = await newLine();
    const { line } = await completed(first);
    const moved = '+886255501199';
    const { headers } = await admin.ask('GET', `/lines/${line.id}`);
    const edit = { body: { number: moved }, headers: { 'if-match': headers.get('etag') ?? '' } };
    const filed = await withoutDelivery(async () => {
      expect((await admin.ask('PATCH', `/lines/${line.id}`, edit)).status).toBe(200);
      const request = await failed(moved);
      expect(await owner.line(moved)).toMatchObject({ settledRevision: null, unknownSince: expect.any(String) });
      return request;
    });
    expect(await owner.get(filed.path)).toMatchObject({ proof: 'unknown' });
    expect(await mailed(filed, 'change_request_failed')).toContain(cannotSay);
    // Once delivery works again, the line is moved to its new number automatically.
    expect(await settledLine(moved)).toMatchObject({ unknownSince: null });
  });

  it('that could not be brought back is unknown, keeps what was settled last, and is brought back once it can be', async () => {
    const number = await newLine();
    await completed(number);
    const before = await owner.line(number);
    const { configuration } = await owner.get(`/lines/${before.id}`);
    aMinuteLater();
    const [first, second] = [await work.file({ number }), await work.file({ number })];
    await rename(app.pbxFolder, `${app.pbxFolder}-gone`);
    await apply(first, 'failed');
    const { settledRevision, settledAt } = before;
    const doubted = await owner.line(number);
    expect(doubted).toMatchObject({ settledRevision, settledAt, unknownSince: expect.any(String) });
    expect(await owner.get(first.path)).toMatchObject({ proof: 'unknown' });
    expect(await mailed(first, 'change_request_failed')).toContain(cannotSay);
    aMinuteLater();
    await apply(second, 'failed');
    // `unknownSince` stays the first time, whatever follows.
    expect(await owner.line(number)).toMatchObject({ settledRevision, unknownSince: doubted.unknownSince });
    await rename(`${app.pbxFolder}-gone`, app.pbxFolder);
    // We ask somebody to look when the line becomes unknown, not at each attempt.
    const asked = app.takeFaults().filter(({ msg }) => msg === 'nobody can say what a phone system has of a line');
    expect(asked).toHaveLength(1);
    expect(await settledLine(number)).toMatchObject({ unknownSince: null, configuration });
    // The failed change is known not to be there, like every failure that left the line unchanged.
    for (const { path } of [first, second])
      expect(await owner.get(path)).toMatchObject({
        status: 'failed',
        proof: null,
        lines: [{ state: 'failed', proof: null }],
      });
    expect(await lastLabel(first)).toBe('Phone system read again: this change is not on the line');
    expect((await technician.get(first.job)).result).toMatchObject({ restored: true });
    expect(await retried(second)).toMatchObject({ proof: 'settled' });
  });
});

describe('a request that failed on our side', () => {
  async function listed(open: boolean): Promise<string[]> {
    const { items } = await owner.get(`/change-requests?open=${open}&limit=200`);
    return items.map(({ id }: Json) => id);
  }

  it('stays open for its customer, who can cancel it', async () => {
    const filed = await failedWithoutFolder(demoNumbers.second);
    const { id } = filed.request;
    expect(await owner.get(filed.path)).toMatchObject({ status: 'failed', fault: 'apply_wrong_configuration' });
    expect(await listed(true)).toContain(id);
    expect(await listed(false)).not.toContain(id);
    expect(await owner.post(`${filed.path}/cancel`)).toMatchObject({ status: 'cancelled' });
    expect(await listed(true)).not.toContain(id);
    expect(await listed(false)).toContain(id);
    expect(await mailed(filed, 'change_request_cancelled')).toContain(cannotSay);
  });

  it('can be retried by an operator and then completes', async () => {
    const filed = await failedWithoutFolder(demoNumbers.second);
    expect(await retried(filed)).toMatchObject({ status: 'completed', fault: null, proof: 'settled' });
  });

  it('names the desk in its mail where this installation has one, and nobody where it has none', async () => {
    const bare = await mailed(await failedWithoutFolder(demoNumbers.second), 'change_request_failed');
    expect(bare).not.toMatch(/contact us|[{}]/);
    const { desk } = app.deps.config.contact;
    const none = { ...desk };
    onTestFinished(() => void Object.assign(desk, none));
    Object.assign(desk, { phone: '+886255501000#12', email: 'desk@vendor.example' });
    const named = await mailed(await failedWithoutFolder(demoNumbers.second), 'change_request_failed');
    expect(named).toContain('If you have questions, contact us: 02-5550-1000#12, desk@vendor.example');
    await read('zh-TW');
    const chinese = await mailed(await failedWithoutFolder(demoNumbers.second), 'change_request_failed');
    expect(chinese).toContain('如有疑問，請與我們聯絡：02-5550-1000#12、desk@vendor.example');
  });
});
