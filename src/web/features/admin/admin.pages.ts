import { Building2, Gauge, PhoneCall, ScrollText, Server } from 'lucide-react';
import { loadStaffWords } from '../../lib/words.ts';
import type { DeskPage } from '../../shell/desk-page.ts';

const roles = ['admin'] as const;

export const adminPages: readonly DeskPage[] = [
  {
    path: '/customers',
    load: async () => (await import('./customers.page.tsx')).CustomersPage,
    roles,
    nav: { label: (t) => t('admin.customers.title'), icon: Building2, order: 10 },
  },
  { path: '/customers/:id', load: async () => (await import('./customer.page.tsx')).CustomerPage, roles },
  {
    path: '/lines',
    load: async () => (await import('./lines.page.tsx')).LinesPage,
    roles,
    nav: { label: (t) => t('admin.lines.title'), icon: PhoneCall, order: 12 },
  },
  { path: '/lines/new', load: async () => (await import('./new-line.page.tsx')).NewLinePage, roles },
  { path: '/lines/:id', load: async () => (await import('./line.page.tsx')).LinePage, roles },
  {
    path: '/phone-systems',
    load: async () => (await import('./phone-systems.page.tsx')).PhoneSystemsPage,
    roles: ['admin', 'technician', 'operator'],
    nav: { label: (t) => t('admin.systems.title'), icon: Server, order: 60 },
  },
  {
    path: '/audit',
    // Owners read it too: here alone a customer loads the words of staff.
    load: async () => (await Promise.all([import('./audit.page.tsx'), loadStaffWords()]))[0].AuditPage,
    roles: ['admin', 'owner'],
    nav: { label: (t) => t('shell.audit'), icon: ScrollText, order: 90 },
  },
  {
    path: '/background-work',
    load: async () => (await import('./background.page.tsx')).BackgroundPage,
    roles,
    nav: { label: (t) => t('admin.background.title'), icon: Gauge, order: 95 },
  },
];
