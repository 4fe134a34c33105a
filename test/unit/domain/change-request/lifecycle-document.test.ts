import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lifecycleDocument } from './lifecycle-document.ts';

it('prints docs/lifecycle.md exactly as the tables decide', async () => {
  const file = join(import.meta.dirname, '../../../../docs/lifecycle.md');
  await expect(lifecycleDocument()).toMatchFileSnapshot(file);
});
