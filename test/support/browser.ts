import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, onTestFinished } from 'vitest';
import { shippedFile } from '../../src/shared/project-root.ts';

/** Pictures of what the tests see, for people to look at: `SCREENSHOTS=1`, or the README's own (`PICTURES`). */
const pictured = Boolean(process.env.SCREENSHOTS || process.env.PICTURES);

/**
 * The headless shell takes a third of the time per page. But it shows its own texts in
 * date and time fields in English whatever the language, so pictures are taken with the full browser.
 */
const executablePath = [
  ...(pictured ? [] : ['/usr/bin/chromium-headless-shell']),
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find(existsSync);

/** Why browser tests cannot run here; null when they can. */
export const browserAbsent = executablePath
  ? null
  : 'no Chromium here (Debian: apt-get install chromium chromium-l10n fonts-noto-cjk): browser tests are skipped';
if (browserAbsent) process.stderr.write(`${browserAbsent}\n`);

/** No background traffic, so we count only requests of the page. */
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--autoplay-policy=no-user-gesture-required',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
];

export interface Look {
  language?: 'zh-TW' | 'en';
  theme?: 'light' | 'dark';
  /** 390 × 844 with touch. */
  phone?: boolean;
  /** The large screen at 200 %: 640 CSS pixels wide at a device pixel ratio of 2. */
  zoomed?: boolean;
}

/** Combinations that cover both languages, both themes and both sizes; a page's survey runs in each. */
export const fourLooks: readonly Look[] = [
  { language: 'zh-TW', theme: 'light' },
  { language: 'zh-TW', theme: 'dark', phone: true },
  { language: 'en', theme: 'dark' },
  { language: 'en', theme: 'light', phone: true },
];

interface Credentials {
  email: string;
  password: string;
}

export interface Visitor {
  page: Page;
  look: Required<Look>;
  /** Console errors, page errors, violations of the content security policy and requests to other hosts, so far. */
  faults: string[];
  /** Gets a session by the API, as the sign-in page does, and opens the desk. The page itself: `signInOnPage`. */
  signIn(account: Credentials): Promise<void>;
  /** Serious and critical findings of axe on what is shown now. */
  axe(): Promise<string[]>;
  /** Scrolls to the top; when pictures are wanted, writes `screenshots/<name>.<language>.<theme>[.phone|.zoomed].png`. */
  shoot(name: string): Promise<void>;
  close(): Promise<void>;
}

/** One browser per language: its own controls (dates, times) use the browser's language, not the page's. */
const browsers = new Map<string, Promise<Browser>>();
afterAll(async () => {
  for (const browser of browsers.values()) await (await browser).close();
  browsers.clear();
});

function browserIn(language: string): Promise<Browser> {
  const known = browsers.get(language);
  if (known) return known;
  const env = { ...process.env, LANGUAGE: language.replace('-', '_') } as Record<string, string>;
  const browser = chromium.launch({ executablePath, args: [...quiet, `--lang=${language}`], env });
  browsers.set(language, browser);
  return browser;
}

/** The address that visitors open. With a clock, the browser's shows the same time, so pages do not depend on the time of the test run. */
export interface Site {
  url: string;
  clock?: { now(): Date };
}

/** A browser context with cookies, storage and a language of its own; closed when the test ends. */
export async function openVisitor({ url: baseUrl, clock }: Site, wish: Look = {}): Promise<Visitor> {
  const look = {
    language: wish.language ?? 'zh-TW',
    theme: wish.theme ?? 'light',
    phone: wish.phone ?? false,
    zoomed: wish.zoomed ?? false,
  } as const;
  const context = await (await browserIn(look.language)).newContext({
    baseURL: baseUrl,
    locale: look.language,
    timezoneId: 'Europe/Berlin',
    colorScheme: look.theme,
    permissions: ['microphone'],
    // Each gets a client address of its own, or their sign-ins would share one rate limit.
    extraHTTPHeaders: { 'x-forwarded-for': `10.${[...randomBytes(3)].join('.')}` },
    ...screenOf(look),
  });
  if (clock) await context.addInitScript(shiftClock, clock.now().getTime() - Date.now());
  const page = await context.newPage();
  const faults = watch(context, page, baseUrl);
  const close = () => context.close();
  onTestFinished(async ({ task }) => {
    if (task.result?.state === 'fail' && !page.isClosed()) {
      process.stderr.write(`${task.name}, at ${page.url()}: ${faults.join('\n')}\n`);
      await shoot(page, look, `failed-${task.id}`);
    }
    await close();
  });
  return {
    page,
    look,
    faults,
    signIn: (account) => signIn(page, account, baseUrl),
    axe: () => runAxe(page),
    shoot: (name) => (pictured ? shoot(page, look, name) : toTop(page)),
    close,
  };
}

function screenOf({ phone, zoomed }: Required<Look>): BrowserContextOptions {
  if (phone) return { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
  if (zoomed) return { viewport: { width: 640, height: 430 }, deviceScaleFactor: 2 };
  return { viewport: { width: 1280, height: 860 } };
}

/** Runs in the page, before its own scripts. Timers and frames stay the browser's, unlike under Playwright's clock. */
function shiftClock(aheadMs: number): void {
  const Real = Date;
  globalThis.Date = new Proxy(Real, {
    construct: (target, args, self) =>
      Reflect.construct(
        target,
        args.length === 0 ? [Real.now() + aheadMs] : args,
        self === globalThis.Date ? Real : self,
      ),
    apply: () => new Real(Real.now() + aheadMs).toString(),
    get: (target, key) => (key === 'now' ? () => Real.now() + aheadMs : Reflect.get(target, key)),
  });
}

function watch(context: BrowserContext, page: Page, baseUrl: string): string[] {
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    // The browser logs a refused call to the console; the page shows it in words.
    if (/^Failed to load resource: the server responded with a status of 4/.test(message.text())) return;
    faults.push(`console ${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`fault: ${error.message}`));
  context.on('request', (request) => {
    const url = request.url();
    if (url === `${baseUrl}/csp-report`) faults.push(`policy: ${request.postData()}`);
    if (!url.startsWith(`${baseUrl}/`) && !/^(blob|about|data):/.test(url)) faults.push(`outside: ${url}`);
  });
  return faults;
}

async function signIn(page: Page, { email, password }: Credentials, origin: string): Promise<void> {
  const response = await page.context().request.post('/api/auth/sign-in/email', {
    data: { email, password },
    headers: { origin },
  });
  if (!response.ok()) throw new Error(`${email} may not sign in: ${await response.text()}`);
  await page.goto('/');
  await deskShown(page);
}

/** Signs in as a person does, and waits for the desk. */
export async function signInOnPage(page: Page, account: Credentials): Promise<void> {
  await page.goto('/sign-in');
  await page.locator('input[type=email]').fill(account.email);
  await page.locator('input[autocomplete=current-password]').fill(account.password);
  await page.locator('button[type=submit]').click();
  await deskShown(page);
}

async function deskShown(page: Page): Promise<void> {
  await page.waitForURL((url) => url.pathname !== '/sign-in' && url.pathname !== '/');
  await page.locator('main h1').waitFor();
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// Without preloading: it copies the styles of shadow roots into elements that the pages' policy refuses.
const axeRun = `axe.run(document, {
  preload: false,
  resultTypes: ['violations'],
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
}).then(({ violations }) => violations.map(({ id, impact, nodes }) =>
  ({ id, impact, where: nodes.map(({ target, failureSummary }) => target.join(' ') + ': ' + failureSummary).join(' | ') })))`;

/** Waits until a dialog has faded in: its colours are not final before. */
const atRest = `Promise.all(document.getAnimations()
  .filter(({ effect }) => effect.getComputedTiming().endTime !== Infinity)
  .map(({ finished }) => finished.catch(() => undefined)))`;

async function runAxe(page: Page): Promise<string[]> {
  await page.evaluate(atRest);
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axeSource);
  const found = (await page.evaluate(axeRun)) as { id: string; impact: string; where: string }[];
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, where }) => `${id}: ${where}`);
}

async function shoot(page: Page, look: Required<Look>, name: string): Promise<void> {
  const file = [
    name,
    look.language,
    look.theme,
    ...(look.phone ? ['phone'] : look.zoomed ? ['zoomed'] : []),
    'png',
  ].join('.');
  await toTop(page);
  await page.screenshot({ path: shippedFile('screenshots', file), fullPage: true, animations: 'disabled' });
}

/** Takes the whole page from its top: otherwise sticky parts would appear in its middle. */
async function toTop(page: Page): Promise<void> {
  await page.evaluate('scrollTo(0, 0)');
}
