import type { Role } from '../../../domain/access/role.ts';
import type { DeskPage } from '../../shell/desk-page.ts';

export const webhookPages: readonly DeskPage[] = [
  // An owner's are the organisation's, an operator's the desk's.
  ...pagesFor(['owner'], '/api-keys'),
  ...pagesFor(['operator', 'admin'], '/on-call'),
];

function pagesFor(roles: readonly Role[], above: string): DeskPage[] {
  const under = () => above;
  return [
    { path: '/webhooks', load: async () => (await import('./webhooks.page.tsx')).WebhooksPage, roles, under },
    { path: '/webhooks/:id', load: async () => (await import('./webhook.page.tsx')).WebhookPage, roles, under },
  ];
}
