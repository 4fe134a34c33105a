import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { ApiClient, Json } from '../../support/app-client.ts';
import { failedFiling, filings } from '../../support/filing.ts';

let app: TestApp;
let work: ReturnType<typeof filings>;
let technician: ApiClient;
let operator: ApiClient;
let admin: ApiClient;

beforeAll(async () => {
  app = await startTestApp();
  work = filings(app);
  technician = app.as('technician');
  operator = app.as('operator');
  admin = app.as('admin');
});
afterAll(() => app.close());

/** The messages written about a request, by their recipient. */
async function mailsAbout(request: Json, kind: string): Promise<Record<string, Json>> {
  const { items } = await admin.get('/messages?limit=200');
  const about = items.filter((mail: Json) => mail.kind === kind && mail.body?.includes(request.number));
  return Object.fromEntries(about.map((mail: Json) => [mail.recipient, mail]));
}

async function emailOf(client: ApiClient): Promise<string> {
  return (await client.get('/me')).email;
}

describe('a change that could not be done', () => {
  it('is told to every active operator: whose, where, why, and what to do', async () => {
    const second = await app.addPerson({ roles: ['operator'] });
    const gone = await app.addPerson({ roles: ['operator'] });
    const goneEmail = await emailOf(gone);
    await app.query('update "user" set disabled_at = now() where email = $1', [goneEmail]);
    await operator.ask('PATCH', '/me', { body: { language: 'zh-TW' } });
    await second.ask('PATCH', '/me', { body: { language: 'en' } });
    const filed = await failedFiling(app, work);
    const mails = await mailsAbout(filed.request, 'change_request_failed');
    const [first, english] = [mails[await emailOf(operator)], mails[await emailOf(second)]];
    const { customer, lineLabel } = await technician.get(filed.job);
    expect(english?.subject).toContain(customer);
    for (const part of [
      lineLabel,
      '02-5550-1001',
      'An admin has to correct and test the settings',
      'The phone system said:',
    ])
      expect(english?.body).toContain(part);
    expect(english?.body).toContain(`/jobs/${filed.request.jobId}\n`);
    expect(first?.body).toContain('請管理員修正設定並測試，再由維運人員將工作放回佇列。');
    for (const mail of [first, english]) expect(mail?.body).not.toMatch(/[{}]|wrong_configuration|custom:/);
    expect(mails[goneEmail]).toBeUndefined();
    expect(english?.organisationId).toBeNull();
  });

  it('is told to the admins where there is no operator', async () => {
    await app.query(
      `update "user" set disabled_at = now() where id in (select user_id from staff_role where role = 'operator')`,
    );
    const filed = await work.file();
    await technician.post(`${filed.job}/take`);
    await technician.post(`${filed.job}/fail`, { reason: 'The number was ported away.' });
    const mails = await mailsAbout(filed.request, 'change_request_failed');
    expect(mails[await emailOf(admin)]?.body).toContain('The number was ported away.');
    await app.query(
      `update "user" set disabled_at = null where id in (select user_id from staff_role where role = 'operator')`,
    );
  });
});
