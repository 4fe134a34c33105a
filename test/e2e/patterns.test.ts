import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserAbsent, type Look, openVisitor, type Visitor } from '../support/browser.ts';
import { faultsOfPage, noFaults, surveyPages } from '../support/survey.ts';
import { startWebServer, type WebServer } from '../support/web-server.ts';

const eightLooks: readonly Look[] = (['zh-TW', 'en'] as const).flatMap((language) =>
  (['light', 'dark'] as const).flatMap((theme) => [
    { language, theme },
    { language, theme, phone: true },
  ]),
);

/** For each state of the first strip: its background, its pattern, the pattern's colour, and its label. */
const statesOfStrip = `(() => {
  const strip = document.querySelector('[data-form="week"]');
  return [...new Map([...strip.querySelectorAll('button[data-state]')].map((segment) => [segment.dataset.state, segment]))].map(
    ([state, segment]) => {
      const fill = segment.querySelector('rect')?.getAttribute('fill') ?? '';
      const id = /#(.*)\\)/.exec(fill)?.[1];
      const drawn = id ? document.getElementById(id).firstElementChild : null;
      return {
        state,
        ground: getComputedStyle(segment).backgroundColor,
        pattern: id?.split('-').at(-1) ?? 'plain',
        ink: drawn ? getComputedStyle(drawn).fill : getComputedStyle(segment).color,
        name: segment.getAttribute('aria-label'),
      };
    },
  );
})()`;

interface StripState {
  state: string;
  ground: string;
  pattern: string;
  ink: string;
  name: string;
}

/** The animations running now, by the class of the moving element. */
const running = `document.getAnimations().filter(({ playState }) => playState === 'running')
  .map(({ animationName, transitionProperty, effect }) =>
    [animationName ?? transitionProperty, effect.target.className].join(' '))`;

describe.skipIf(browserAbsent)('the pattern page', () => {
  let server: WebServer;
  beforeAll(async () => {
    server = await startWebServer({ LINESHIFT_PATTERNS: '1' });
  });
  afterAll(() => server?.close());

  async function enter(look: Look, account = 'technician'): Promise<Visitor> {
    const visitor = await openVisitor(server, look);
    await visitor.signIn(server.accounts[account] as never);
    return visitor;
  }

  /** Opens it and waits for parts that are drawn late: strips, charts, waveforms. */
  async function open({ page }: Visitor): Promise<void> {
    await page.goto('/patterns');
    await page.locator('[data-form="long"] [data-index]').first().waitFor();
    await page.locator('figure svg[role=img]').nth(1).waitFor();
    await page.locator('[role=group] [aria-hidden] path').nth(1).waitFor({ state: 'attached' });
  }

  it.each(eightLooks)('shows every part, clean: %o', async (look) => {
    const visitor = await enter(look);
    await open(visitor);
    await visitor.shoot('patterns');
    expect(await faultsOfPage(visitor)).toEqual(noFaults);
    expect(visitor.faults).toEqual([]);
  });

  it.each<[Look, string, string, string]>([
    [{ language: 'en' }, 'Cancel request', 'Keep request', 'Restore version 4'],
    [{ language: 'zh-TW', theme: 'dark', phone: true }, '取消需求', '保留需求', '還原第 4 版'],
  ])('asks before it acts, and shows a refusal in the dialog: %o', async (look, cancel, keep, restore) => {
    const visitor = await enter(look);
    const { page } = visitor;
    await open(visitor);
    await page.getByRole('button', { name: cancel, exact: true }).last().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('Filed twice.');
    await visitor.shoot('patterns-dialog');
    expect(await visitor.axe()).toEqual([]);
    await dialog.getByRole('button', { name: keep }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: restore }).click();
    await dialog.getByRole('button').nth(2).click();
    await dialog.getByRole('alert').waitFor();
    await visitor.shoot('patterns-dialog-refused');
    expect(await visitor.axe()).toEqual([]);
    expect(visitor.faults).toEqual([]);
  });

  it('stands still for people who ask for less motion', async () => {
    const visitor = await enter({ language: 'en' });
    const { page } = visitor;
    await open(visitor);
    expect(await page.evaluate(running)).not.toEqual([]);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await open(visitor);
    await page.locator('[data-form="week"] [data-index][tabindex="0"]').first().focus();
    await page.locator('[data-card]').waitFor();
    expect(await page.evaluate(running)).toEqual([]);
  });

  it.each<Look>([{ theme: 'light' }, { theme: 'dark', phone: true }])(
    'tells the states of a strip apart without colours of ours: %o',
    async (look) => {
      const visitor = await enter({ language: 'en', ...look });
      const { page } = visitor;
      await page.emulateMedia({ forcedColors: 'active' });
      await open(visitor);
      await visitor.shoot('patterns-forced-colours');
      const states = (await page.evaluate(statesOfStrip)) as StripState[];
      expect(states.map(({ state }) => state).sort()).toEqual(['closed', 'emergency', 'holiday', 'open']);
      expect(new Set(states.map(({ pattern }) => pattern)).size).toBe(4);
      // The two system colours of forced colours, not ours.
      expect(new Set(states.flatMap(({ ground, ink }) => [ground, ink])).size).toBe(2);
      expect(states.filter(({ ground, ink }) => ground === ink)).toEqual([]);
      const words = { open: 'Open', closed: 'Closed', holiday: 'Holiday', emergency: 'Emergency closure' };
      for (const { state, name } of states) expect(name).toContain(words[state as keyof typeof words]);
      expect(visitor.faults).toEqual([]);
    },
  );

  it('fits at 200 %, as three main pages do', async () => {
    const look = { language: 'en', zoomed: true } as const;
    const technician = await enter(look);
    await open(technician);
    await technician.shoot('patterns');
    expect(await faultsOfPage(technician)).toEqual(noFaults);
    await surveyPages(technician, ['/jobs'], 'zoom');
    const owner = await enter(look, 'owner');
    const [line] = ((await server.ask('owner', '/lines')) as { items: { id: string }[] }).items;
    await surveyPages(owner, ['/lines', `/lines/${line?.id}`, '/requests/new'], 'zoom');
  });

  it('is not there without its flag, and no page loads its code', async () => {
    const plain = await startWebServer();
    try {
      const visitor = await openVisitor(plain, { language: 'en' });
      const { page } = visitor;
      const scripts: string[] = [];
      page.on('request', (request) => scripts.push(new URL(request.url()).pathname));
      await visitor.signIn(plain.accounts.technician as never);
      await page.goto('/patterns');
      await page.getByRole('heading', { level: 1, name: 'Not found' }).waitFor();
      expect(scripts.filter((path) => path.includes('patterns.page'))).toEqual([]);
      await visitor.close();
    } finally {
      await plain.close();
    }
    const visitor = await enter({ language: 'en' });
    const loaded = visitor.page.waitForRequest(/patterns\.page/);
    await open(visitor);
    await loaded;
  });
});
