import { ListChecks } from 'lucide-react';
import type { DeskPage } from '../../shell/desk-page.ts';

const desk = ['technician', 'operator', 'admin'] as const;

export const technicianPages: readonly DeskPage[] = [
  {
    path: '/jobs',
    load: async () => (await import('./queue.page.tsx')).QueuePage,
    roles: desk,
    nav: { label: (t) => t('technician.queue.title'), icon: ListChecks, order: 20 },
  },
  {
    path: '/jobs/emergency/:id',
    load: async () => (await import('./emergency-job.page.tsx')).EmergencyJobPage,
    roles: desk,
  },
  { path: '/jobs/:id', load: async () => (await import('./job.page.tsx')).JobPage, roles: desk },
];
