import { mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shippedFile } from '../../src/shared/project-root.ts';
import { ApiClient } from '../support/app-client.ts';
import { browserAbsent, type Look, openVisitor, type Visitor } from '../support/browser.ts';
import { settled } from '../support/settled.ts';
import { speaker } from '../support/spoken.ts';
import { demoNumbers } from '../support/voice.ts';
import { startWebServer, type WebServer } from '../support/web-server.ts';

/** `PICTURES=docs/pictures npm run test:e2e -- readme-pictures` renews those that the README shows. */
const folder = process.env.PICTURES ?? 'screenshots';

describe.skipIf(browserAbsent)('the pictures of the README', () => {
  let server: WebServer;
  beforeAll(async () => {
    server = await startWebServer();
  });
  afterAll(() => server?.close());

  async function enter(account: string, look: Look): Promise<Visitor> {
    const visitor = await openVisitor(server, look);
    await server.ask(account, '/me', { method: 'PATCH', body: { tourDone: true } });
    await visitor.signIn(server.accounts[account] as never);
    return visitor;
  }

  async function shoot({ page }: Visitor, name: string): Promise<void> {
    const path = shippedFile(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    const picture = await page.screenshot({ path, animations: 'disabled' });
    expect(picture.length).toBeGreaterThan(30_000);
  }

  it('shows a customer the promise before anything is sent', async () => {
    const { say } = speaker('zh-TW');
    const owner = new ApiClient(server.url, server.accounts.owner?.apiKey ?? '');
    const line = await owner.line(demoNumbers.directory);
    const visitor = await enter('owner', { language: 'zh-TW' });
    const { page } = visitor;
    await page.setViewportSize({ width: 1280, height: 1290 });
    await page.goto(`/requests/new?line=${line.id}&slot=greeting`);
    await page.locator('input[type=file]').setInputFiles(shippedFile('fixtures', 'audio', 'greeting.wav'));
    await page.getByRole('group', { name: say('customer.upload.new') }).waitFor();
    await page.getByRole('button', { name: say('ui.due.showReceipt') }).click();
    await page.locator('button:enabled', { hasText: say('customer.replace.send') }).waitFor();
    await settled(page);
    await page.locator('button', { hasText: say('customer.replace.send') }).scrollIntoViewIfNeeded();
    await page.mouse.wheel(0, 2_000);
    await page.waitForFunction('scrollY + innerHeight >= document.documentElement.scrollHeight - 2');
    await settled(page);
    await shoot(visitor, 'customer.png');
    expect(visitor.faults).toEqual([]);
  });

  it('shows a technician the whole job on one screen', async () => {
    const { say } = speaker('en');
    const owner = new ApiClient(server.url, server.accounts.owner?.apiKey ?? '');
    const line = await owner.line(demoNumbers.second);
    const recording = readFileSync(shippedFile('fixtures', 'audio', 'greeting.wav'));
    const { id: uploadId } = await owner.uploadChecked(recording, '新年歡迎語.wav');
    const { jobId } = await owner.post('/change-requests', {
      kind: 'voice_replacement',
      lineId: line.id,
      slot: 'greeting',
      uploadId,
      note: '新年檔期開始前更換，謝謝！',
    });
    const visitor = await enter('technician', { language: 'en' });
    const { page } = visitor;
    await page.setViewportSize({ width: 1280, height: 1000 });
    await server.ask('technician', `/jobs/${jobId}/take`, { method: 'POST' });
    await page.goto(`/jobs/${jobId}`);
    await page.getByRole('button', { name: say('technician.apply.apply') }).waitFor();
    await page.getByRole('heading', { name: say('technician.readBack.title') }).waitFor();
    await settled(page);
    await shoot(visitor, 'technician.png');
    expect(visitor.faults).toEqual([]);
  });

  it('shows what callers hear, hour by hour through a week', async () => {
    const owner = new ApiClient(server.url, server.accounts.owner?.apiKey ?? '');
    const line = await owner.line(demoNumbers.directory);
    const visitor = await enter('owner', { language: 'zh-TW' });
    const { page } = visitor;
    await page.setViewportSize({ width: 1280, height: 1040 });
    await page.goto(`/lines/${line.id}`);
    await page.locator('[aria-busy="false"] [data-index]').first().waitFor();
    await settled(page);
    await shoot(visitor, 'line.png');
    expect(visitor.faults).toEqual([]);
  });
});
