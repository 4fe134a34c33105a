import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// Without preloading: it copies the styles of shadow roots into elements that the pages' policy refuses.
const axeRun = (within: string) => `axe.run(${within}, {
  preload: false,
  resultTypes: ['violations'],
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
}).then(({ violations }) => violations.map(({ id, impact, nodes }) =>
  ({ id, impact, where: nodes.map(({ target, failureSummary }) => target.join(' ') + ': ' + failureSummary).join(' | ') })))`;

/** Waits until a dialog has faded in: its colours are not final before. */
const atRest = `Promise.all(document.getAnimations()
  .filter(({ effect }) => effect.getComputedTiming().endTime !== Infinity)
  .map(({ finished }) => finished.catch(() => undefined)))`;

/** Serious and critical findings of axe on what is shown now, or within the selector alone. */
export async function runAxe(page: Page, within?: string): Promise<string[]> {
  await page.evaluate(atRest);
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axeSource);
  const found = (await page.evaluate(axeRun(within === undefined ? 'document' : JSON.stringify(within)))) as {
    id: string;
    impact: string;
    where: string;
  }[];
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, where }) => `${id}: ${where}`);
}
