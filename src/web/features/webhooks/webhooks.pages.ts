import type { DeskPage } from '../../shell/desk-page.ts';

const roles = ['owner'] as const;
const under = () => '/api-keys';

export const webhookPages: readonly DeskPage[] = [
  { path: '/webhooks', load: async () => (await import('./webhooks.page.tsx')).WebhooksPage, roles, under },
  { path: '/webhooks/:id', load: async () => (await import('./webhook.page.tsx')).WebhookPage, roles, under },
];
