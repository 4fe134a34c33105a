import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { shippedFile } from '../../src/shared/project-root.ts';
import { runAxe } from './axe.ts';

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

/** Both languages on both sizes, and both themes of each: a page's survey runs in each. */
export const fourLooks: readonly Look[] = [
  { language: 'zh-TW', theme: 'light' },
  { language: 'zh-TW', theme: 'dark', phone: true },
  { language: 'en', theme: 'dark' },
  { language: 'en', theme: 'light', phone: true },
];

/** Both languages, themes and sizes once: enough for a story, whose pages the surveys see in all four. */
export const twoLooks: readonly Look[] = [
  { language: 'zh-TW', theme: 'dark', phone: true },
  { language: 'en', theme: 'light' },
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
  /** Serious and critical findings of axe on what is shown now, or within the selector alone. */
  axe(within?: string): Promise<string[]>;
  /** Scrolls to the top; when pictures are wanted, writes `screenshots/<name>.<language>.<theme>[.phone|.zoomed].png`. */
  shoot(name: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * One browser per language: its own controls (dates, times) use the browser's language, not the page's.
 * The files of a run share them, and they end with its process.
 */
const browsers = new Map<string, Promise<Browser>>();

function browserIn(language: string): Promise<Browser> {
  const known = browsers.get(language);
  if (known) return known;
  const env = { ...process.env, LANGUAGE: language.replace('-', '_') } as Record<string, string>;
  const browser = chromium.launch({ executablePath, args: [...quiet, `--lang=${language}`], env });
  browsers.set(language, browser);
  // One that crashed takes only its own test with it.
  void browser.then((open) => open.once('disconnected', () => browsers.delete(language)));
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
  // Two files at once on a machine of two cores: what takes a second alone may take many.
  context.setDefaultTimeout(60_000);
  await context.addInitScript({ content: markFirstPress });
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
    axe: (within) => runAxe(page, within),
    shoot: (name) => (pictured ? shoot(page, look, name) : toTop(page)),
    close,
  };
}

function screenOf({ phone, zoomed }: Required<Look>): BrowserContextOptions {
  if (phone) return { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
  if (zoomed) return { viewport: { width: 640, height: 430 }, deviceScaleFactor: 2 };
  return { viewport: { width: 1280, height: 860 } };
}

/** Up to this mark whatever moves on a page does so by itself; behind it, it may be the answer to what somebody pressed. */
const markFirstPress = `for (const type of ['pointerdown', 'keydown'])
  addEventListener(type, () => performance.mark('pressed'), { capture: true, once: true });`;

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
