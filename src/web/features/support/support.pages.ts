import { Activity, Building2, ListChecks } from 'lucide-react';
import type { Role } from '../../../domain/access/role.ts';
import type { DeskPage } from '../../shell/desk-page.ts';

/** Whoever may read a request's state and promise (docs/rules.md#seeing). */
const desk: readonly Role[] = ['agent', 'technician', 'operator', 'admin'];

const customers = async () => (await import('./customers.page.tsx')).CustomersPage;
const requests = async () => (await import('./requests.page.tsx')).RequestsPage;
const status = async () => (await import('./status.page.tsx')).StatusPage;

/** What support reads; the addresses that refusals name lead here for everybody at the desk. */
export const supportPages: readonly DeskPage[] = [
  {
    path: '/requests',
    load: requests,
    roles: ['agent'],
    nav: { label: (t) => t('shell.requests'), icon: ListChecks, order: 20 },
  },
  { path: '/requests', load: requests, roles: desk },
  {
    path: '/requests/new',
    load: async () => (await import('../scope/file-for.page.tsx')).FileForPage,
    roles: ['agent', 'technician'],
    under: () => '/file-for',
  },
  { path: '/requests/:id', load: async () => (await import('./request.page.tsx')).RequestPage, roles: desk },
  {
    path: '/customers',
    load: customers,
    roles: ['agent'],
    nav: { label: (t) => t('shell.customers'), icon: Building2, order: 24 },
  },
  {
    path: '/customers/:id',
    load: async () => (await import('./customer.page.tsx')).CustomerPage,
    roles: ['agent'],
  },
  // Of lines, support sees to which customer they belong.
  { path: '/lines', load: customers, roles: ['agent'], under: () => '/customers' },
  {
    path: '/status',
    load: status,
    roles: ['agent', 'technician', 'operator', 'sales', 'admin'],
    nav: { label: (t) => t('shell.serviceStatus'), icon: Activity, order: 62 },
  },
];
