import { expect } from 'vitest';
import type { Visitor } from './browser.ts';
import { codesIn, textForPeople } from './codes-in.ts';

/** The layout shift until somebody presses something (web.dev/cls), and the element that moved most. */
const layoutShift = `new Promise((resolve) => {
  const pressedAt = performance.getEntriesByName('pressed')[0]?.startTime ?? Infinity;
  let sum = 0;
  let worst = { value: 0, sources: [] };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (entry.hadRecentInput || entry.startTime > pressedAt) continue;
      sum += entry.value;
      if (entry.value > worst.value) worst = entry;
    }
  }).observe({ type: 'layout-shift', buffered: true });
  const told = ({ node, previousRect, currentRect }) =>
    [node?.nodeName, node?.className, node?.textContent?.slice(0, 40), previousRect.top, previousRect.height,
      currentRect.top, currentRect.height].join(' ');
  setTimeout(() => resolve(sum > 0.05 ? worst.sources.map(told) : []), 100);
})`;

/** "3 hours ago" and its like without the time of day or the date that it means beside it. */
const loneRelatives = `[...document.querySelectorAll('main *')]
  .filter((node) => node.children.length === 0 && node.getClientRects().length > 0)
  .filter((node) => /^[(（]?(in \\d+ [a-z]+|\\d+ [a-z]+ ago|\\d+ ?(秒|分鐘|小時|天|週|個月)[前後])[)）]?$/.test(node.textContent.trim()))
  .filter((node) => !/\\d[:：]\\d|月/.test((node.closest('td, li, dd, p') ?? node.parentElement.parentElement).textContent))
  .map((node) => node.textContent.trim())`;

interface PageFaults {
  tooWide: number;
  shifts: string[];
  codes: string[];
  /** Times that are told only from now. */
  loneRelatives: string[];
  axe: string[];
}

/** Faults of the page as shown now: sideways scrolling, layout shift, findings of axe, codes of programs. Empty when all is well. */
export async function faultsOfPage(visitor: Visitor): Promise<PageFaults> {
  const { page } = visitor;
  return {
    tooWide: await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth'),
    shifts: await page.evaluate<string[]>(layoutShift),
    codes: codesIn(await page.evaluate<string>(textForPeople)),
    loneRelatives: await page.evaluate<string[]>(loneRelatives),
    axe: await visitor.axe(),
  };
}

export const noFaults: PageFaults = { tooWide: 0, shifts: [], codes: [], loneRelatives: [], axe: [] };

/**
 * Opens each page, waits until it shows no skeleton, and demands: one h1, no sideways scrolling, no layout shift,
 * no serious finding of axe, and no codes of programs in visible text. Takes a screenshot of each.
 */
export async function surveyPages(visitor: Visitor, paths: readonly string[], prefix = ''): Promise<void> {
  const { page } = visitor;
  for (const path of paths) {
    await page.goto(path);
    await page.locator('main h1').waitFor();
    await page.locator('.mantine-Skeleton-root').first().waitFor({ state: 'detached' });
    await page.waitForLoadState('load');
    const headings = await page.locator('h1').count();
    const name = `${prefix}${path.split('?')[0]}`.replace(/^\//, '').replaceAll('/', '-') || 'start';
    await visitor.shoot(name);
    expect({ path, headings, ...(await faultsOfPage(visitor)) }).toEqual({ path, headings: 1, ...noFaults });
  }
}
