import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shippedFile } from '../../src/shared/project-root.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { browserAbsent, openVisitor, type Visitor } from '../support/browser.ts';
import { filings } from '../support/filing.ts';
import { compareFrames, framesOf, framesOfNothing } from '../support/frames.ts';

const many = 10_000;

const focusedRow = `Number(document.activeElement?.closest('[data-index]')?.dataset.index ?? -1)`;

describe.skipIf(browserAbsent)('a queue of ten thousand', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app?.close());

  async function enter(): Promise<Visitor> {
    const visitor = await openVisitor(app, { language: 'en' });
    await visitor.signIn(app.credentials.technician as never);
    await visitor.page.getByText('10,000 of 10,000').waitFor({ timeout: 60_000 });
    return visitor;
  }

  it('is complete and in order, with few rows in the page', async () => {
    const { request } = await filings(app).file();
    await app.query(
      `insert into change_request (id, organisation_id, kind, status, line_id, patch, prompt_id, filed_by_name, received_at,
         clock_start, day0, earliest_by, due_by, extra_business_days, calendar_version, provisional, receipt, waits)
       select gen_random_uuid(), organisation_id, kind, 'accepted', line_id, jsonb_set(patch, '{slot}', to_jsonb('custom:many-' || n)), prompt_id, filed_by_name,
         received_at, clock_start, day0, earliest_by, due_by + (n || ' minutes')::interval, extra_business_days,
         calendar_version, provisional, receipt, waits
       from change_request, generate_series(1, $2) n where id = $1`,
      [request.id, many - 1],
    );
    await app.query(
      `insert into change_request_line (organisation_id, change_request_id, line_id, position)
       select organisation_id, id, line_id, 0 from change_request where slot like 'custom:many-%'`,
    );
    await app.query(
      `insert into job (id, organisation_id, subject_kind, subject_id, due_by)
       select gen_random_uuid(), organisation_id, 'request', id, due_by from change_request where slot like 'custom:many-%'`,
    );
    const visitor = await enter();
    const { page } = visitor;
    expect(await page.getByRole('row').count()).toBeLessThan(60);
    expect(await page.getByRole('table').getAttribute('aria-rowcount')).toBe(String(many + 1));
    expect(await page.getByRole('row').nth(1).getAttribute('aria-rowindex')).toBe('2');
    await page.getByRole('tab', { name: 'Open 10,000' }).waitFor();
    // Not the whole page, which is taller than an image may be.
    await page.screenshot({ path: shippedFile('screenshots', 'technician-ten-thousand.en.light.png') });
  });

  it('scrolls, and its last row is reached by one key', async () => {
    const visitor = await enter();
    const { page } = visitor;
    const frames = await framesOf(page, '() => window.scrollBy(0, 120)');
    process.stdout.write(compareFrames('a queue of 10,000 jobs', frames, await framesOfNothing(page)));
    await expect.poll(() => page.getByRole('row').count()).toBeGreaterThan(5);
    await page.evaluate('window.scrollTo(0, 0)');
    await page.locator('[data-index="0"] a').focus();
    await page.keyboard.press('End');
    await expect.poll(() => page.evaluate(focusedRow)).toBe(many - 1);
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => page.evaluate(focusedRow)).toBe(many - 2);
  });

  it('answers a filter at once, and keeps it in the address', async () => {
    const visitor = await enter();
    const { page } = visitor;
    const { taken } = (await page.evaluate(`new Promise((done) => {
      const field = document.querySelector('search input');
      const began = performance.now();
      const look = () => {
        if (/^0 of/.test(document.querySelector('main [role=status]').textContent)) done({ taken: performance.now() - began });
        else requestAnimationFrame(look);
      };
      const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
      set.call(field, 'no such customer');
      field.dispatchEvent(new Event('input', { bubbles: true }));
      look();
    })`)) as { taken: number };
    console.info(`10,000 jobs: a filter answered after ${taken.toFixed(0)} ms`);
    await page.getByText('No job matches the filter').waitFor();
    expect(new URL(page.url()).searchParams.get('q')).toBe('no such customer');
    await page.getByRole('button', { name: 'Clear the search' }).click();
    await page.getByText('10,000 of 10,000').waitFor();
  });

  it('follows one change among the ten thousand without reading them again', async () => {
    const visitor = await enter();
    const { page } = visitor;
    const asked: string[] = [];
    page.on('request', (request) => {
      if (new URL(request.url()).pathname === '/api/v1/jobs') asked.push(new URL(request.url()).search);
    });
    await app.as('technician2').post('/jobs/take');
    await page.getByText('9,999 of 9,999').waitFor();
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatch(/^\?ids=/);
    expect(visitor.faults).toEqual([]);
  });
});
