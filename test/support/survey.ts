import { expect } from 'vitest';
import type { Visitor } from './browser.ts';
import { codesIn, textForPeople } from './codes-in.ts';

/** What moved without somebody having done something (web.dev/cls), so far, and what of the page moved most. */
const layoutShift = `new Promise((resolve) => {
  let sum = 0;
  let worst = { value: 0, sources: [] };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (entry.hadRecentInput) continue;
      sum += entry.value;
      if (entry.value > worst.value) worst = entry;
    }
  }).observe({ type: 'layout-shift', buffered: true });
  const told = ({ node, previousRect, currentRect }) =>
    [node?.nodeName, node?.className, node?.textContent?.slice(0, 40), previousRect.top, previousRect.height,
      currentRect.top, currentRect.height].join(' ');
  setTimeout(() => resolve(sum > 0.05 ? worst.sources.map(told) : []), 100);
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
    const shifts = (await page.evaluate(layoutShift)) as string[];
    const codes = codesIn((await page.evaluate(textForPeople)) as string);
    const axe = await visitor.axe();
    expect({ path, tooWide: width, headings, shifts, axe, codes }).toEqual({
      shifts: [],
      path,
      tooWide: 0,
      headings: 1,
      axe: [],
      codes: [],
    });
  }
}
