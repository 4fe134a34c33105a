import { expect } from 'vitest';
import type { Visitor } from './browser.ts';
import { codesIn, textForPeople } from './codes-in.ts';

/** How much moved without somebody having done something (web.dev/cls), so far. */
const layoutShift = `new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
  setTimeout(() => resolve(sum), 100);
})`;

/**
 * Opens each page, waits until nothing on it is a skeleton any more, and demands: one h1, no sideways scrolling, no layout shift,
 * nothing serious for axe, and no code of programs in what people read. Leaves a screenshot of each.
 */
export async function surveyPages(visitor: Visitor, paths: readonly string[], prefix = ''): Promise<void> {
  const { page } = visitor;
  for (const path of paths) {
    await page.goto(path);
    await page.locator('main h1').waitFor();
    await page.locator('.mantine-Skeleton-root').first().waitFor({ state: 'detached' });
    await page.waitForLoadState('load');
    const width = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    const headings = await page.locator('h1').count();
    const name = `${prefix}${path.split('?')[0]}`.replace(/^\//, '').replaceAll('/', '-') || 'start';
    await visitor.shoot(name);
    const shifted = (await page.evaluate(layoutShift)) as number;
    const codes = codesIn((await page.evaluate(textForPeople)) as string);
    const axe = await visitor.axe();
    expect({ path, tooWide: width, headings, shifts: shifted > 0.05, axe, codes }).toEqual({
      shifts: false,
      path,
      tooWide: 0,
      headings: 1,
      axe: [],
      codes: [],
    });
  }
}
