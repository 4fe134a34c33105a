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
    path: '/emergency/exercises',
    load: async () => (await import('./exercises.page.tsx')).ExercisesPage,
    roles,
    under: () => '/emergency',
  },
  {
    path: '/emergency/exercises/:id',
    load: async () => (await import('./exercise.page.tsx')).ExercisePage,
    roles,
    under: () => '/emergency',
  },
  {
    path: '/emergency/exercises/:id/broadcasts/:broadcastId',
    load: async () => (await import('./exercise-broadcast.page.tsx')).ExerciseBroadcastPage,
    roles,
    under: () => '/emergency',
  },
];
