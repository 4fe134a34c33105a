import type { DeskPage } from '../../shell/desk-page.ts';

export const patternPages: readonly DeskPage[] = [
  { path: '/patterns', load: async () => (await import('./patterns.page.tsx')).PatternsPage },
];
