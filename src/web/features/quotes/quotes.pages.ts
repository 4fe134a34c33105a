import { LayoutDashboard, ReceiptText } from 'lucide-react';
import type { Role } from '../../../domain/access/role.ts';
import type { DeskPage } from '../../shell/desk-page.ts';

const customers: readonly Role[] = ['owner', 'member'];
const sellers: readonly Role[] = ['sales', 'admin'];
const under = () => '/quotes';

export const quotePages: readonly DeskPage[] = [
  {
    path: '/start',
    load: async () => (await import('./sales-start.page.tsx')).SalesStartPage,
    roles: ['sales'],
    nav: { label: (t) => t('start.nav'), icon: LayoutDashboard, order: 1 },
  },
  {
    path: '/quotes',
    load: async () => (await import('./quotes.page.tsx')).QuotesPage,
    roles: [...customers, ...sellers],
    nav: { label: (t) => t('shell.quotes'), icon: ReceiptText, order: 30 },
  },
  {
    path: '/quotes/new',
    load: async () => (await import('./new-quote.page.tsx')).NewQuotePage,
    roles: customers,
    under,
  },
  {
    path: '/quotes/:id',
    load: async () => (await import('./quote.page.tsx')).QuotePage,
    roles: [...customers, ...sellers],
    under,
  },
  { path: '/quote-rates', load: async () => (await import('./rates.page.tsx')).RatesPage, roles: sellers, under },
  {
    path: '/quotes/:id',
    load: async () => (await import('./quote.page.tsx')).QuotePage,
    roles: ['technician'],
    under: () => '/expert-jobs',
  },
  {
    path: '/expert-jobs',
    load: async () => (await import('./expert-jobs.page.tsx')).ExpertJobsPage,
    roles: ['technician'],
    nav: { label: (t) => t('shell.expertJobs'), icon: ReceiptText, order: 25 },
  },
];
