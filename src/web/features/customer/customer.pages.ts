import { ListChecks, Phone } from 'lucide-react';
import type { Role } from '../../../domain/access/role.ts';
import type { DeskPage } from '../../shell/desk-page.ts';

const roles: readonly Role[] = ['owner', 'member'];

export const customerPages: readonly DeskPage[] = [
  {
    path: '/lines',
    load: async () => (await import('./home.page.tsx')).HomePage,
    roles,
    nav: { label: (t) => t('customer.lines.title'), icon: Phone, order: 10 },
  },
  { path: '/lines/:id', load: async () => (await import('./line.page.tsx')).LinePage, roles },
  {
    path: '/line-groups',
    load: async () => (await import('./adjust/line-groups.page.tsx')).LineGroupsPage,
    roles,
    under: () => '/lines',
  },
  {
    path: '/consents',
    load: async () => (await import('./consents/consents.page.tsx')).ConsentsPage,
    roles,
    under: () => '/lines',
  },
  {
    path: '/requests',
    load: async () => (await import('./requests.page.tsx')).RequestsPage,
    roles,
    nav: { label: (t) => t('customer.requests.title'), icon: ListChecks, order: 20 },
  },
  {
    path: '/requests/new',
    load: async () => (await import('./replace.page.tsx')).ReplacePage,
    roles,
    under: (search) => (search.get('from') === 'requests' ? '/requests' : '/lines'),
  },
  {
    path: '/requests/rollback',
    load: async () => (await import('./adjust/rollback.page.tsx')).RollbackPage,
    roles,
    under: () => '/lines',
  },
  {
    path: '/requests/hours',
    load: async () => (await import('./adjust/hours.page.tsx')).HoursPage,
    roles,
    under: () => '/lines',
  },
  {
    path: '/requests/other',
    load: async () => (await import('./adjust/other.page.tsx')).OtherPage,
    roles,
    under: () => '/lines',
  },
  {
    path: '/requests/closure',
    load: async () => (await import('./closure/closure.page.tsx')).ClosurePage,
    roles,
    under: () => '/lines',
  },
  {
    path: '/requests/holidays',
    load: async () => (await import('./adjust/holidays.page.tsx')).HolidaysPage,
    roles,
    under: () => '/lines',
  },
  {
    path: '/season',
    load: async () => (await import('./season/season.page.tsx')).SeasonPage,
    roles,
    under: () => '/lines',
  },
  {
    path: '/season/:id',
    load: async () => (await import('./season/season.page.tsx')).SeasonPage,
    roles,
    under: () => '/lines',
  },
  { path: '/requests/:id', load: async () => (await import('./request.page.tsx')).RequestPage, roles },
];
