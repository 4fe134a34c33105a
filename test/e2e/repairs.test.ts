import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { voiceMemo } from '../../fixtures/hostile/voice-memo.ts';
import { makeWav, pcm16, voiceLike } from '../../fixtures/hostile/wav-bytes.ts';
import { emergencyEn } from '../../src/web/features/emergency/words.en.ts';
import { ApiClient } from '../support/app-client.ts';
import { browserAbsent, type Look, openVisitor, type Visitor } from '../support/browser.ts';
import { demoNumbers, voice } from '../support/voice.ts';
import { startWebServer, type WebServer } from '../support/web-server.ts';

const speech = voiceLike(0.4);
const buzz = (time: number) =>
  [1, 2, 3, 4, 5, 6, 7, 9].reduce((sum, n) => sum + (0.03 / n) * Math.sin(2 * Math.PI * 60 * n * time + n), 0);
const humming = makeWav({ seconds: 6, sample: (time) => speech(time) * 0.6 + buzz(time) });

function wav(name: string, buffer: Buffer) {
  return { name, mimeType: 'audio/wav', buffer };
}

describe.skipIf(browserAbsent)('the repair bench', () => {
  let server: WebServer;
  let owner: ApiClient;
  beforeAll(async () => {
    server = await startWebServer();
    owner = new ApiClient(server.url, server.accounts.owner?.apiKey ?? '');
  });
  afterAll(() => server?.close());

  /** At the form for the second line's holidays. */
  async function enter(look: Look): Promise<Visitor> {
    const visitor = await openVisitor(server, look);
    await visitor.signIn(server.accounts.owner as never);
    const { id } = await owner.line(demoNumbers.second);
    await visitor.page.goto(`/requests/new?line=${id}&slot=holiday`);
    return visitor;
  }

  it('takes the hum out of a recording, which is heard, and everyone sees what was done (zh-TW)', async () => {
    const visitor = await enter({ language: 'zh-TW' });
    const { page } = visitor;
    await page.locator('input[type=file]').first().setInputFiles(wav('下班語音.wav', humming));
    await page
      .getByText(/嗡嗡聲/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: '改善這個語音檔' }).click();
    const bench = page.getByRole('region', { name: '改善這個語音檔' });
    await bench.getByRole('button', { name: '消除嗡嗡聲（建議）' }).click();
    await bench.getByText('消除電源嗡嗡聲（60 Hz）。').waitFor();
    await page.getByText('由「下班語音.wav」修整而成').waitFor();
    const sounds: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/audio')) sounds.push(request.url().split('/').at(-2) ?? '');
    });
    const heard = (name: string) =>
      Promise.all([
        page.waitForResponse((answer) => answer.url().includes('/audio?rendition=wav8k')),
        page
          .getByRole('group', { name })
          .getByRole('button', { name: `播放：${name}` })
          .click(),
      ]);
    await heard('新的語音檔');
    await heard('修整前：原始錄音');
    expect(new Set(sounds).size).toBe(2);
    await visitor.shoot('repair-bench');
    expect(await visitor.axe()).toEqual([]);
    await page.locator('button:enabled', { hasText: '送出需求' }).click();
    await page.waitForURL(/\/requests\/[0-9a-f-]{36}$/);
    await page.getByText('由「下班語音.wav」修整而成').waitFor();
    const { jobId } = await owner.get(`/change-requests/${page.url().split('/').at(-1)}`);
    const technician = new ApiClient(server.url, server.accounts.technician?.apiKey ?? '');
    await technician.post(`/jobs/${jobId}/take`);
    const desk = await openVisitor(server, { language: 'en' });
    await desk.signIn(server.accounts.technician as never);
    await desk.page.goto(`/jobs/${jobId}`);
    await desk.page.getByText('Hum removed (60 Hz).').waitFor();
    const [answer] = await Promise.all([
      desk.page.waitForResponse((response) => response.url().includes('/audio?rendition=wav8k')),
      desk.page.getByRole('button', { name: 'Play: As recorded' }).click(),
    ]);
    expect(answer.status()).toBeLessThan(300);
    await desk.shoot('repair-job');
    await desk.close();
    await visitor.close();
  });

  it('joins two files, says so, and goes back to the recording with one press (English, phone)', async () => {
    const visitor = await enter({ language: 'en', phone: true, theme: 'dark' });
    const { page } = visitor;
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles(wav('first.wav', voice(0.4)));
    await page.getByRole('button', { name: 'Improve this voice file' }).click();
    const bench = page.getByRole('region', { name: 'Improve this voice file' });
    await bench.getByRole('button', { name: 'Join another file' }).click();
    await bench.getByText('1 s', { exact: true }).click();
    await visitor.shoot('repair-join');
    await bench.locator('input[type=file]').setInputFiles(wav('second.wav', voice(0.41)));
    await bench.getByText('“second.wav” joined behind it, after a pause of 1 second.').waitFor();
    await page.getByText('0:05').first().waitFor();
    await visitor.shoot('repair-joined');
    expect(await visitor.axe()).toEqual([]);
    await bench.getByRole('button', { name: 'Use as recorded' }).click();
    await page.getByText('Improved from first.wav').waitFor({ state: 'detached' });
    await bench.getByRole('button', { name: 'Join another file', pressed: false }).waitFor();
    await visitor.close();
  });

  it('improves a recording of the desk, and the broadcast takes the improved one (operator, English)', async () => {
    const visitor = await openVisitor(server, { language: 'en' });
    await visitor.signIn(server.accounts.operator as never);
    const { page } = visitor;
    const { draft, sound } = emergencyEn;
    await page.goto('/emergency');
    await page.getByRole('button', { name: draft.open }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(draft.reason).fill('Typhoon');
    await dialog.getByText(draft.areas.country, { exact: true }).click();
    await dialog.getByLabel(draft.sure).check();
    await dialog.getByText(sound.desk, { exact: true }).click();
    await dialog.getByLabel(sound.file).setInputFiles(wav('typhoon.wav', humming));
    await dialog.getByRole('button', { name: sound.improve }).click();
    const bench = dialog.getByRole('region', { name: sound.improve });
    await bench.getByRole('button', { name: 'Remove hum, recommended' }).click();
    await bench.getByText('Hum removed (60 Hz).').waitFor();
    await bench.getByText('Before: as recorded').first().waitFor();
    expect(await visitor.axe()).toEqual([]);
    await visitor.shoot('repair-desk');
    await dialog.getByRole('button', { name: draft.save }).click();
    await page.waitForURL(/\/emergency\/broadcasts\//);
    const operator = new ApiClient(server.url, server.accounts.operator?.apiKey ?? '');
    const broadcast = await operator.get(`/broadcasts/${page.url().split('/').at(-1)}`);
    expect(await operator.get(`/prompts/${broadcast.sound.promptId}`)).toMatchObject({
      repair: { steps: [{ kind: 'remove_hum' }] },
    });
    expect(visitor.faults).toEqual([]);
    await visitor.close();
  });

  it('takes a memo of a phone as it is (English)', async () => {
    const visitor = await enter({ language: 'en' });
    const { page } = visitor;
    const memo = voiceMemo({ seconds: 4, rateHz: 44_100, sample: voiceLike(0.4) });
    const input = page.locator('input[type=file]').first();
    expect(await input.getAttribute('accept')).toContain('.qta');
    await input.setInputFiles({ name: 'New Recording 3.qta', mimeType: 'video/quicktime', buffer: memo });
    await page.getByRole('group', { name: 'New voice file' }).waitFor();
    await page.getByText(/can be used/).waitFor();
    await visitor.close();
  });

  it.each<[Look, string, string, RegExp, string]>([
    [
      { language: 'en' },
      'What kind of telephone file is it?',
      'Read it as this',
      /sounds like noise/,
      'New voice file',
    ],
    [
      { language: 'zh-TW', phone: true, theme: 'dark' },
      ...(['這是哪一種電話語音檔？', '以此類型讀取', /聽起來像雜訊/, '新的語音檔'] as const),
    ],
  ])('reads a telephone file without a head once its kind is named (%o)', async (look, kind, read, noise, player) => {
    const visitor = await enter(look);
    const { page } = visitor;
    const buffer = pcm16({ seconds: 4, rateHz: 8000, sample: speech });
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'menu.raw', mimeType: 'application/octet-stream', buffer });
    const choice = page.getByLabel(kind);
    await choice.waitFor();
    await visitor.shoot('raw-format');
    expect(await visitor.axe()).toEqual([]);
    await choice.selectOption('ulaw8k');
    await page.getByRole('button', { name: read }).click();
    await page.getByText(noise).first().waitFor();
    await choice.selectOption('slin8k');
    await page.getByRole('button', { name: read }).press('Enter');
    await page.getByText(noise).first().waitFor({ state: 'detached' });
    await page.getByRole('group', { name: player }).waitFor();
    expect(await page.getByText(noise).count()).toBe(0);
    expect(visitor.faults).toEqual([]);
    await visitor.close();
  });
});
