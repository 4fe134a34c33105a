import { TriangleAlert } from 'lucide-react';
import type { DeskPage } from '../../shell/desk-page.ts';

const roles = ['operator', 'admin'] as const;

export const emergencyPages: readonly DeskPage[] = [
  {
    path: '/emergency',
    load: async () => (await import('./emergency.page.tsx')).EmergencyPage,
    roles,
    nav: { label: (t) => t('shell.emergency'), icon: TriangleAlert, order: 25 },
  },
  {
    path: '/emergency/announcements/:id',
    load: async () => (await import('./announcement.page.tsx')).AnnouncementPage,
    roles,
    under: () => '/emergency',
  },
  {
    path: '/emergency/broadcasts/:id',
    load: async () => (await import('./broadcast.page.tsx')).BroadcastPage,
    roles,
    under: () => '/emergency',
  },
  {
    // Three pages behind one entry: each entry is part of every page's first load.
    path: '/emergency/exercises/*',
    load: async () => (await import('./exercise-pages.tsx')).ExercisePages,
    roles,
    under: () => '/emergency',
  },
];
