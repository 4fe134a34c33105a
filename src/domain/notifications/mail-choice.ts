import type { CustomerMessage } from '../change-request/change-request-state.ts';

/** Groups of ordinary mails that a person can switch off. Mails about access, a webhook switched off, an assigned job, a late answer, and alarms belong to none. */
export const mailGroups = [
  'completed',
  'waiting',
  'progress',
  'messages',
  'jobs',
  'warnings',
  'quotes',
  'enquiries',
] as const;
export type MailGroup = (typeof mailGroups)[number];

export const mailPaces = ['atOnce', 'daily'] as const;
export type MailPace = (typeof mailPaces)[number];

const ofCustomers: readonly MailGroup[] = ['completed', 'waiting', 'progress', 'messages'];

/** The groups that somebody with these roles can get. */
export function groupsFor(roles: readonly string[]): readonly MailGroup[] {
  if (roles.some((role) => role === 'owner' || role === 'member')) return ofCustomers;
  const isTechnician = roles.includes('technician');
  const isWarned = isTechnician || roles.includes('operator') || roles.includes('admin');
  const sells = roles.includes('sales') || roles.includes('admin');
  return [
    ...(isTechnician ? (['jobs'] as const) : []),
    ...(isWarned ? (['warnings'] as const) : []),
    ...(roles.includes('agent') ? (['enquiries'] as const) : []),
    ...(sells ? (['quotes'] as const) : []),
  ];
}

/** The group of a mail about a step of a customer's request. */
export function groupOfStep(message: CustomerMessage): MailGroup {
  if (message === 'information_required') return 'waiting';
  const isDone = message === 'change_request_completed' || message === 'change_request_partly_completed';
  return isDone ? 'completed' : 'progress';
}
