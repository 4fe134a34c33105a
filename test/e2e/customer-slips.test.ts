import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { browserAbsent, openVisitor } from '../support/browser.ts';
import { deskVisitors } from '../support/desk-visitors.ts';
import { filings } from '../support/filing.ts';
import { demoNumbers, voice } from '../support/voice.ts';

const sound = { name: 'greeting.wav', mimeType: 'audio/wav', buffer: voice(0.4) };

describe.skipIf(browserAbsent)('mistakes that people make', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app?.close());
  const enter = deskVisitors(() => app, 'owner');

  it.each([
    ['a double click on Send files one request', 'owner'],
    ['a double click on Take takes one job, and complains of nothing', 'technician'],
  ])('%s', async (_what, account) => {
    const { page } = await enter({ language: 'en' }, account);
    const posts: string[] = [];
    if (account === 'owner') {
      await page.goto(`/requests/new?line=${(await app.as('owner').line(demoNumbers.directory)).id}`);
      await page.locator('input[type=file]').setInputFiles(sound);
      const send = page.locator('button:enabled', { hasText: 'Send the request' });
      await send.waitFor();
      page.on('request', (request) => request.method() === 'POST' && posts.push(new URL(request.url()).pathname));
      await send.dblclick();
      await page.waitForURL(/\/requests\/[0-9a-f-]{36}$/);
      await expect.poll(() => page.getByText("Sent. We've received your request.").count()).toBe(1);
    } else {
      const { request } = await filings(app).file({ number: demoNumbers.second });
      await page.goto(`/jobs/${request.jobId}`);
      const take = page.getByRole('button', { name: 'Take', exact: true });
      await take.waitFor();
      page.on('request', (request) => request.method() === 'POST' && posts.push(new URL(request.url()).pathname));
      await take.dblclick();
      await page.getByRole('button', { name: 'Apply the change' }).waitFor();
      await expect.poll(() => page.getByRole('alert').count()).toBe(0);
    }
    // The job's page asks the phone system by itself what is there.
    const sent = posts.filter((path) => !path.endsWith('/read-back'));
    expect(sent.length, posts.join()).toBe(1);
  });

  it('an incomplete time must be completed or cleared before anything is sent', async () => {
    const { page, axe } = await enter({ language: 'en' });
    await page.goto(`/requests/new?line=${(await app.as('owner').line(demoNumbers.second)).id}`);
    await page.locator('input[type=file]').setInputFiles(sound);
    await page.getByRole('button', { name: 'How this was calculated' }).waitFor();
    const field = page.getByLabel('Go live at (Taipei time)');
    await field.click();
    await page.keyboard.type('01202027');
    await page.getByLabel('Note to our technicians').click();
    await page.getByText('Choose a date and a time, or clear the field.').waitFor();
    await expect.poll(() => page.getByRole('button', { name: 'Send the request' }).count()).toBe(0);
    expect(await axe()).toEqual([]);
    await field.fill('2027-01-20T10:00');
    await page.locator('button:enabled', { hasText: 'Send the request' }).waitFor();
    const asked: string[] = [];
    page.once('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.dismiss();
    });
    await page.evaluate('location.reload()');
    await expect.poll(() => asked).toEqual(['beforeunload']);
    await page.locator('button:enabled', { hasText: 'Send the request' }).waitFor();

    await page.getByRole('button', { name: 'Choose another file' }).press('Enter');
    await page.locator('input[type=file]:focus').waitFor();
  });

  it('an address that leads nowhere says so, and leaves a way on', async () => {
    const { page } = await enter({ language: 'en' });
    for (const address of ['/requests/nothing', '/lines/nothing', '/requests/new?reopens=nothing']) {
      await page.goto(address);
      await page.getByText('There is nothing here').waitFor();
      expect(await page.getByRole('button', { name: 'Try again' }).count(), address).toBe(0);
      expect(await page.getByText('undefined').count(), address).toBe(0);
    }
    for (const address of ['/requests/new?recording=nothing', '/requests/new?reopens=']) {
      await page.goto(address);
      await page.locator('input[type=file]').waitFor({ state: 'attached' });
    }
  });

  it('a request that cannot be reopened says so before anything is written', async () => {
    const { request } = await filings(app).file({ extra: { slot: 'custom:open' } });
    const { page } = await enter({ language: 'en' });
    await page.goto(`/requests/new?reopens=${request.id}`);
    await page.getByRole('heading', { name: 'This request cannot be reopened' }).waitFor();
    await page.getByRole('link', { name: 'Replace a voice file' }).waitFor();
  });

  it('without a connection an upload does not hang: it says so, and can be tried again', async () => {
    // The browser's errors while offline are not counted here.
    const visitor = await openVisitor(app, { language: 'en' });
    const { page } = visitor;
    await visitor.signIn(app.credentials.owner as never);
    await page.goto('/requests/new');
    await page.locator('input[type=file]').waitFor({ state: 'attached' });
    await page.context().setOffline(true);
    await page.locator('input[type=file]').setInputFiles(sound);
    await page.getByText('No connection').waitFor();
    await page.context().setOffline(false);
    await page.locator('input[type=file]').setInputFiles(sound);
    await page.getByRole('group', { name: 'New voice file' }).waitFor();
  });

  it('a file that changes while it is sent says so, is not blamed on the network, and can be chosen again', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'slips-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const path = join(folder, 'greeting.wav');
    await writeFile(path, voice(0.42));
    const { page } = await enter({ language: 'en' });
    await page.goto('/requests/new');
    // The upload has begun, and its bytes are not sent yet.
    await page.route('**/uploads/resumable', async (route) => {
      await writeFile(path, Buffer.concat([voice(0.43), Buffer.alloc(7)]));
      await route.continue();
    });
    await page.locator('input[type=file]').setInputFiles(path);
    await page.getByText('The file changed on your device').waitFor();
    await expect.poll(() => page.getByText('No connection').count()).toBe(0);
    await expect.poll(() => page.getByRole('button', { name: 'Resume upload' }).count()).toBe(0);
    await page.unroute('**/uploads/resumable');
    await expect.poll(() => app.query('select 1 from unfinished_upload')).toEqual([]);
    await page.locator('input[type=file]').setInputFiles(path);
    await page.getByRole('group', { name: 'New voice file' }).waitFor();
  });
});
