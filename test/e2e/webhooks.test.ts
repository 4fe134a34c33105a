import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { browserAbsent } from '../support/browser.ts';
import { deskVisitors } from '../support/desk-visitors.ts';
import { faultsOfPage, noFaults } from '../support/survey.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../support/webhook-receiver.ts';

const words = {
  en: {
    link: 'Webhooks',
    none: 'No webhooks yet',
    add: 'New webhook',
    address: 'Address',
    name: 'Name',
    make: 'Create the webhook',
    insecure: 'The address must begin with https://.',
    kept: 'I have saved it',
    fresh: 'No events yet',
    test: 'Send a test',
    delivered: 'Delivered',
    failed: 'Failed',
    again: 'Send again',
    rotate: 'Make a new secret',
    former: /The former secret is valid until/,
    off: 'Switch off',
    on: 'Switch on',
    isOff: 'Off',
    edit: 'Edit',
    save: 'Save',
    remove: 'Delete',
    close: 'Close',
  },
  'zh-TW': {
    link: 'Webhook',
    none: '還沒有 Webhook',
    add: '新增 Webhook',
    address: '網址',
    name: '名稱',
    make: '建立 Webhook',
    insecure: '網址須以 https:// 開頭。',
    kept: '我已保存',
    fresh: '尚無事件',
    test: '傳送測試',
    delivered: '已送達',
    failed: '傳送失敗',
    again: '重新傳送',
    rotate: '產生新的簽章金鑰',
    former: /先前的簽章金鑰有效至/,
    off: '停用',
    on: '啟用',
    isOff: '已停用',
    edit: '編輯',
    save: '儲存',
    remove: '刪除',
    close: '關閉',
  },
};

describe.skipIf(browserAbsent)('webhooks', () => {
  let app: TestApp;
  let receiver: WebhookReceiver;
  beforeAll(async () => {
    app = await startTestApp({ config: { webhooksLoopback: true }, now: new Date().toISOString() });
    receiver = await startWebhookReceiver();
  });
  afterAll(async () => {
    await receiver?.close();
    await app?.close();
  });

  const enter = deskVisitors(() => app);

  it.each([
    { language: 'zh-TW', theme: 'light', phone: true },
    { language: 'en', theme: 'dark', phone: false },
  ] as const)('are made, tested, replayed, rotated and switched off ($language, phone: $phone)', async (look) => {
    const say = words[look.language];
    const visitor = await enter(look, 'owner');
    const { page } = visitor;
    const exact = (name: string) => ({ name, exact: true });
    const dialog = page.getByRole('dialog');
    const look2 = async (name: string) => {
      await visitor.shoot(`webhooks-${name}`);
      expect(await faultsOfPage(visitor)).toEqual(noFaults);
    };
    receiver.received.length = 0;
    receiver.answer((_one, response) => response.writeHead(500).end('Database is away'));

    await page.goto('/api-keys');
    await page.getByRole('link', exact(say.link)).click();
    await page.getByRole('heading', { name: say.none }).waitFor();
    await look2('none');

    await page.getByRole('button', exact(say.add)).click();
    await dialog.getByLabel(say.address).fill('http://example.com/hooks');
    await dialog.getByLabel(say.name, { exact: true }).fill('Ticketing');
    await dialog.getByRole('button', exact(say.make)).click();
    await dialog.getByText(say.insecure).waitFor();
    await visitor.shoot('webhooks-refused');
    await dialog.getByLabel(say.address).fill(receiver.url);
    await dialog.getByRole('button', exact(say.make)).click();
    const secret = (await dialog.locator('pre').textContent()) ?? '';
    expect(secret).toMatch(/^whsec_/);
    await visitor.shoot('webhooks-made');
    expect(await visitor.axe()).toEqual([]);
    await dialog.getByRole('button', exact(say.kept)).click();
    await page.getByText(say.fresh).waitFor();
    await look2('list');

    await page.getByRole('link', exact('Ticketing')).click();
    await page.getByRole('button', exact(say.test)).click();
    const delivery = page.getByRole('listitem').filter({ has: page.locator('details') });
    await delivery.getByText(say.failed, { exact: true }).waitFor();
    await delivery.getByText('Database is away').waitFor();
    await look2('test-failed');
    receiver.answer((_one, response) => response.writeHead(204).end());
    await delivery.getByRole('button', exact(say.again)).click();
    await delivery.getByText(say.delivered, { exact: true }).waitFor();
    const [first, second] = receiver.received;
    expect(second?.body).toBe(first?.body);
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    if (!second) throw new Error('nothing came a second time');
    expect(new Webhook(secret).verify(second.body, second.headers)).toMatchObject({ type: 'webhook.test' });
    await look2('replayed');

    await page.getByRole('button', exact(say.rotate)).click();
    await dialog.getByRole('button', exact(say.rotate)).click();
    await dialog.getByRole('button', exact(say.kept)).click();
    await page.getByText(say.former).waitFor();
    await page.getByRole('button', exact(say.edit)).click();
    await dialog.getByLabel(say.name, { exact: true }).fill('Tickets');
    await dialog.getByRole('button', exact(say.save)).click();
    await page.getByRole('heading', { name: 'Tickets', level: 1 }).waitFor();
    await page.getByRole('button', exact(say.off)).click();
    await dialog.getByRole('button', exact(say.off)).click();
    await page.getByText(say.isOff, { exact: true }).first().waitFor();
    await look2('off');
    await page.getByRole('button', exact(say.on)).click();
    await page.getByRole('button', exact(say.off)).waitFor();
    await page.getByRole('button', exact(say.remove)).click();
    await dialog.getByRole('button', exact(say.remove)).click();
    await page.getByRole('heading', { name: say.none }).waitFor();
  });

  it.each([{ language: 'zh-TW', phone: true }, { language: 'en' }] as const)(
    'are seen by an admin on the customer’s page, and not changed there ($language)',
    async (look) => {
      const owner = app.as('owner');
      const { id, organisationId } = await owner.post('/webhooks', { url: receiver.url, description: 'Ticketing' });
      const visitor = await enter(look, 'admin');
      const { page } = visitor;
      await page.goto(`/customers/${organisationId}`);
      const section = page.getByRole('region', { name: words[look.language].link, exact: true });
      await section.getByText('Ticketing').waitFor();
      expect(await section.getByRole('link').count()).toBe(0);
      expect(await section.getByRole('button').count()).toBe(0);
      await section.scrollIntoViewIfNeeded();
      await visitor.shoot('webhooks-of-a-customer');
      expect(await faultsOfPage(visitor)).toEqual(noFaults);
      const { headers } = await owner.ask('GET', `/webhooks/${id}`);
      await owner.ask('DELETE', `/webhooks/${id}`, { headers: { 'if-match': headers.get('etag') ?? '' } });
    },
  );

  it('are the owner’s: for others the page does not exist', async () => {
    const { page } = await enter({ language: 'en' }, 'member');
    await page.goto('/webhooks');
    await page.locator('main h1').waitFor();
    expect(await page.getByRole('heading', { name: 'Webhooks' }).count()).toBe(0);
  });
});
