import type { Page } from 'playwright-core';

/** Waits until the page shows no skeleton. */
export async function settled(page: Page): Promise<void> {
  await page.locator('.mantine-Skeleton-root').first().waitFor({ state: 'detached' });
}
