import { CalendarDays } from 'lucide-react';
import type { DeskPage } from '../../shell/desk-page.ts';

const roles = ['operator', 'admin'] as const;

export const operationsPages: readonly DeskPage[] = [
  {
    path: '/calendar',
    load: async () => (await import('./calendar.page.tsx')).CalendarPage,
    roles,
    nav: { label: (t) => t('shell.calendar'), icon: CalendarDays, order: 30 },
  },
  { path: '/calendar/imports/:id', load: async () => (await import('./import.page.tsx')).ImportPage, roles },
  { path: '/calendar/moves', load: async () => (await import('./moves.page.tsx')).MovesPage, roles },
  { path: '/calendar/moves/:id', load: async () => (await import('./move.page.tsx')).MovePage, roles },
];
