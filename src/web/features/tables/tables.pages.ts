import type { DeskPage } from '../../shell/desk-page.ts';

const roles = ['admin'] as const;

export const tablesPages: readonly DeskPage[] = [
  { path: '/lines/import', load: async () => (await import('./import-lines.page.tsx')).ImportLinesPage, roles },
  {
    path: '/customers/import',
    load: async () => (await import('./import-customers.page.tsx')).ImportCustomersPage,
    roles,
  },
];
