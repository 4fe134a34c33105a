import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiClient, type Json } from '../support/app-client.ts';
import { browserAbsent, fourLooks, type Look, openVisitor, type Visitor } from '../support/browser.ts';
import { surveyPages } from '../support/survey.ts';
import { demoNumbers, silence, voice } from '../support/voice.ts';
import { startWebServer, type WebServer } from '../support/web-server.ts';

function wav(name: string, buffer: Buffer) {
  return { name, mimeType: 'audio/wav', buffer };
}

describe.skipIf(browserAbsent)('the desk of a customer', () => {
  let server: WebServer;
  let owner: ApiClient;
  let technician: ApiClient;
  beforeAll(async () => {
    server = await startWebServer();
    owner = new ApiClient(server.url, server.accounts.owner?.apiKey ?? '');
    technician = new ApiClient(server.url, server.accounts.technician?.apiKey ?? '');
  });
  afterAll(() => server?.close());

  async function enter(look: Look, account = 'owner'): Promise<Visitor> {
    const visitor = await openVisitor(server, look);
    await visitor.signIn(server.accounts[account] as never);
    return visitor;
  }

  async function file(slot: string, sound: Buffer, name: string): Promise<Json> {
    const { id: lineId } = await owner.line(demoNumbers.second);
    const { id: uploadId } = await owner.uploadChecked(sound, name);
    return await owner.post('/change-requests', { kind: 'voice_replacement', lineId, slot, uploadId });
  }

  async function workOff(changeRequestId: string): Promise<void> {
    const { jobId } = await owner.get(`/change-requests/${changeRequestId}`);
    await technician.post(`/jobs/${jobId}/take`);
    await technician.post(`/jobs/${jobId}/apply`);
  }

  it('replaces a greeting, and sees it become live without touching anything (zh-TW)', async () => {
    const visitor = await enter({ language: 'zh-TW' });
    const { page } = visitor;
    await page.getByRole('link', { name: '更換語音檔：客服專線 Customer service' }).click();
    await page.getByRole('heading', { level: 1, name: '更換語音檔' }).waitFor();
    await page.getByText('海風旅行社歡迎語.mp3').waitFor();
    await page.locator('input[type=file]').setInputFiles(wav('新年歡迎語.wav', voice(0.4)));
    await page.getByRole('group', { name: '新的語音檔' }).waitFor();
    await page.getByLabel('給技術人員的備註').fill('請於上班前完成。');
    await page.getByRole('button', { name: '查看計算方式' }).click();
    await page.getByText(/^依 \d{4}(–\d{4})? 年服務行事曆計算$/).waitFor();
    const send = page.getByRole('button', { name: '送出需求' });
    await page.locator('button:enabled', { hasText: '送出需求' }).waitFor();
    await visitor.shoot('customer-replace-ready');
    expect(await visitor.axe()).toEqual([]);
    await send.click();
    await page.waitForURL(/\/requests\/[0-9a-f-]{36}$/);
    await page.getByRole('heading', { level: 1, name: '更換語音檔：歡迎語' }).waitFor();
    await page.locator('header').getByRole('status').getByText('已受理，等候處理').waitFor();

    const home = await page.context().newPage();
    await home.goto('/lines');
    const open = home.getByRole('list', { name: '處理中的需求' });
    await open.getByRole('link', { name: '更換語音檔：歡迎語' }).waitFor();
    await workOff(page.url().split('/').at(-1) ?? '');
    await page.locator('header').getByRole('status').getByText('已完成').waitFor();
    await page.getByText('已生效並確認').waitFor();
    await open.getByRole('link', { name: '更換語音檔：歡迎語' }).waitFor({ state: 'detached' });
    await home
      .getByRole('list', { name: '最近完成' })
      .getByRole('link', { name: '更換語音檔：歡迎語' })
      .first()
      .waitFor();
    await page.getByRole('heading', { name: '完成時間' }).waitFor();
    await page.getByText('原本的承諾').waitFor();
    await expect.poll(() => page.getByText('承諾完成時間', { exact: true }).count()).toBe(0);
    await visitor.shoot('customer-request-completed');
    expect(await visitor.axe()).toEqual([]);
    await page.goto('/lines');
    expect(visitor.faults).toEqual([]);
    await visitor.close();
  });

  it('records in the browser, compares, and is told what is best effort (English)', async () => {
    const visitor = await enter({ language: 'en' });
    const { page } = visitor;
    const line = await owner.line(demoNumbers.manual);
    await page.goto(`/requests/new?line=${line.id}&slot=closed`);
    await page.getByRole('button', { name: 'Record here' }).click();
    await page.getByRole('meter', { name: 'Level' }).waitFor();
    await page.waitForTimeout(2500);
    await visitor.shoot('customer-recording');
    expect(await visitor.axe()).toEqual([]);
    await page.getByRole('button', { name: 'Stop and use it' }).click();
    const player = page.getByRole('group', { name: 'New voice file' });
    await player.waitFor();
    await player.getByText('Original file').click();
    await player.getByRole('button', { name: /^Play/ }).click();
    await player.getByRole('button', { name: /^Pause/ }).waitFor();
    await expect.poll(() => player.getByText('This browser cannot play').count()).toBe(0);
    const soon = new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 16);
    await page.getByLabel('Go live at (Taipei time)').fill(soon);
    const day = '(Mon|Tue|Wed|Thu|Fri|Sat|Sun) \\d+ [A-Z][a-z]{2}';
    const time = '\\d\\d:\\d\\d';
    const asked = `You chose to go live at ${day} \\d{4}, ${time}. We'll try, but promise it only by ${day}, ${time}.`;
    await page.getByText(new RegExp(asked)).waitFor();
    await visitor.shoot('customer-best-effort');
    expect(await visitor.axe()).toEqual([]);
    expect(visitor.faults).toEqual([]);
    await visitor.close();
  });

  it('provides a better file for a request that waits for one (zh-TW, phone)', async () => {
    const request = await file('menu', silence(), '選單.wav');
    expect(request.status).toBe('pending');
    const visitor = await enter({ language: 'zh-TW', phone: true });
    const { page } = visitor;
    await page.goto(`/requests/${request.id}`);
    await page.getByRole('heading', { name: '需要您的協助' }).waitFor();
    await page.getByText('「選單.wav」不合格的原因').waitFor();
    await page.locator('.mantine-Skeleton-root').first().waitFor({ state: 'detached' });
    await visitor.shoot('customer-request-pending');
    expect(await visitor.axe()).toEqual([]);
    await page.locator('input[type=file]').setInputFiles(wav('選單二.wav', voice(0.5)));
    await page.getByRole('group', { name: '新的語音檔' }).waitFor();
    await page.getByRole('button', { name: '送出', exact: true }).click();
    await page.locator('header').getByRole('status').getByText('已受理，等候處理').waitFor();
    await page.getByText('已補件或回覆').waitFor();
    const { jobId } = await owner.get(`/change-requests/${request.id}`);
    await technician.post(`/jobs/${jobId}/take`);
    await technician.post(`/jobs/${jobId}/ask`, { question: '要播放整天還是只有上午？' });
    await page.getByText('要播放整天還是只有上午？').first().waitFor();
    await visitor.shoot('customer-request-asked');
    expect(await visitor.axe()).toEqual([]);
    await page.getByLabel('您的回覆').fill('只有上午。');
    await page.getByRole('button', { name: '送出', exact: true }).click();
    await page.getByRole('heading', { name: '需要您的協助' }).waitFor({ state: 'detached' });
    const timeline = page.getByRole('list', { name: '處理經過' });
    await timeline.locator('blockquote', { hasText: '只有上午。' }).waitFor();
    await timeline.locator('blockquote', { hasText: '要播放整天還是只有上午？' }).waitFor();
    expect(await timeline.textContent()).toMatch(/我們有問題請您回覆[\s\S]*技術人員開始處理/);
    expect(await timeline.textContent()).not.toMatch(/認領|詢問客戶/);
    await visitor.shoot('customer-request-answered');
    expect(visitor.faults).toEqual([]);
    await visitor.close();
  });

  it('goes on with an upload where the connection was lost (English)', async () => {
    const visitor = await enter({ language: 'en' });
    const { page } = visitor;
    const line = await owner.line(demoNumbers.manual);
    await page.goto(`/requests/new?line=${line.id}&slot=hold`);
    let offsets: string[] = [];
    await page.route('**/uploads/resumable/*', async (route) => {
      if (route.request().method() === 'PATCH') await route.abort('connectionreset');
      else await route.continue();
    });
    await page.locator('input[type=file]').setInputFiles(wav('hold.wav', voice(0.35)));
    await page.getByText('The upload was interrupted').waitFor();
    await page.getByRole('progressbar', { name: 'hold.wav' }).waitFor({ state: 'attached' });
    await page.getByText('hold.wav', { exact: true }).waitFor();
    await visitor.shoot('customer-upload-interrupted');
    expect(await visitor.axe()).toEqual([]);
    await page.unroute('**/uploads/resumable/*');
    page.on('request', (request) => {
      if (request.method() === 'PATCH') offsets = [...offsets, request.headers()['upload-offset'] ?? ''];
    });
    await page.getByRole('button', { name: 'Resume upload' }).click();
    await page.getByRole('group', { name: 'New voice file' }).waitFor();
    expect(offsets).toEqual(['0']);
    expect(visitor.faults.filter((fault) => !fault.includes('net::ERR_CONNECTION_RESET'))).toEqual([]);
    await visitor.close();
  });

  it('loads home with at most 250 kB of compressed JavaScript', async () => {
    const visitor = await enter({ language: 'zh-TW' });
    const { page } = visitor;
    await page.goto('/lines');
    await page.getByText('來電者現在聽到的內容').first().waitFor();
    const measured = (await page.evaluate(`new Promise((resolve) => new PerformanceObserver((list) => resolve({
      paint: list.getEntries().at(-1).startTime,
      bytes: performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js'))
        .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
    })).observe({ type: 'largest-contentful-paint', buffered: true }))`)) as { bytes: number; paint: number };
    console.info(`home: ${measured.bytes} bytes of JavaScript, largest paint after ${Math.round(measured.paint)} ms`);
    expect(measured.bytes).toBeGreaterThan(50_000);
    expect(measured.bytes).toBeLessThanOrEqual(250_000);
    await visitor.close();
  });

  it('asks a line about Saturday, and an owner changes its consent (English)', async () => {
    const visitor = await enter({ language: 'en' });
    const { page } = visitor;
    const line = await owner.line(demoNumbers.directory);
    await page.goto(`/lines/${line.id}`);
    await page.getByRole('button', { name: 'Saturday 10:00' }).click();
    await page.getByText(/^On Sat .* at 10:00 callers hear$/).waitFor();
    // On a Saturday the answer for the present, above it, has the same text.
    await page.getByText('Why: Weekly hours, Saturday').last().waitFor();
    await page.getByLabel('Yes, at once').click();
    await page.getByText('Saved.').waitFor();
    await owner.until(`/lines/${line.id}`, ({ emergencyConsent }) => emergencyConsent === 'auto');
    expect(visitor.faults).toEqual([]);
    await visitor.close();
  });

  it.each(fourLooks)('is clean on every page ($language, $theme, phone: $phone)', async (look) => {
    const { id } = await owner.line(demoNumbers.directory);
    const [request] = (await owner.get('/change-requests?limit=1')).items;
    const visitor = await enter(look);
    await surveyPages(
      visitor,
      ['/lines', `/lines/${id}`, '/requests', '/requests?open=false', '/requests/new', `/requests/${request.id}`],
      'customer',
    );
    expect(visitor.faults).toEqual([]);
    await visitor.close();
  });

  it.each(['trialOwner', 'enterpriseOwner'])('is clean for %s, too', async (account) => {
    const visitor = await enter({ language: 'zh-TW' }, account);
    await surveyPages(
      visitor,
      ['/lines', '/requests', '/requests/new', '/requests/holidays', '/requests/hours', '/requests/other'],
      `customer-${account}`,
    );
    expect(visitor.faults).toEqual([]);
    await visitor.close();
  });
});
