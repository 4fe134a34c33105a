import { CircleQuestionMark, LayoutDashboard, PhoneCall } from 'lucide-react';
import type { DeskPage } from '../../shell/desk-page.ts';

const load = async () => (await import('./enquiry.page.tsx')).EnquiryPage;
const fileFor = async () => (await import('./file-for.page.tsx')).FileForPage;

export const enquiryPages: readonly DeskPage[] = [
  {
    path: '/start',
    load: async () => (await import('./agent-start.page.tsx')).AgentStartPage,
    roles: ['agent'],
    nav: { label: (t) => t('start.nav'), icon: LayoutDashboard, order: 1 },
  },
  {
    path: '/enquiries',
    load: async () => (await import('./enquiries.page.tsx')).EnquiriesPage,
    roles: ['agent'],
    nav: { label: (t) => t('shell.enquiries'), icon: CircleQuestionMark, order: 5 },
  },
  { path: '/enquiries/:id', load, roles: ['agent'] },
  {
    path: '/file-for',
    load: fileFor,
    roles: ['agent', 'technician', 'sales'],
    nav: { label: (t) => t('shell.fileFor'), icon: PhoneCall, order: 28 },
  },
  { path: '/file-for', load: fileFor, roles: ['admin'], under: () => '/quotes' },
  { path: '/enquiries/:id', load, roles: ['owner', 'member'], under: () => '/ask' },
];
