import { ChartColumn } from 'lucide-react';
import type { DeskPage } from '../../shell/desk-page.ts';

export const reportingPages: readonly DeskPage[] = [
  {
    path: '/reports',
    load: async () => (await import('./reports.page.tsx')).ReportsPage,
    roles: ['operator', 'admin', 'owner', 'sales', 'agent'],
    nav: { label: (t) => t('shell.reports'), icon: ChartColumn, order: 67 },
  },
];
