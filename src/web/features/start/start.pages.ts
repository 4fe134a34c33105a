import { LayoutDashboard } from 'lucide-react';
import type { DeskPage } from '../../shell/desk-page.ts';

const path = '/start';
const nav: DeskPage['nav'] = { label: (t) => t('start.nav'), icon: LayoutDashboard, order: 1 };

/** Customers start at their lines, technicians at the queue, sales at their board (`quotes.pages.ts`), agents at their questions (`enquiries.pages.ts`). */
export const startPages: readonly DeskPage[] = [
  {
    path,
    load: async () => (await import('./operations-start.page.tsx')).OperationsStartPage,
    roles: ['operator', 'admin'],
    nav,
  },
];
