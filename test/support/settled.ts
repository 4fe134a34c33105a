import type { Page } from 'playwright-core';

/** Waits until nothing in the page is a skeleton any more. */
export async function settled(page: Page): Promise<void> {
  await page.locator('.mantine-Skeleton-root').first().waitFor({ state: 'detached' });
}
