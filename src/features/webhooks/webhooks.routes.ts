import {
  createWebhookEndpoint,
  deleteWebhookEndpoint,
  editWebhookEndpoint,
  getWebhookEndpoint,
  listDeliveriesEndpoint,
  listWebhooksEndpoint,
  replayDeliveryEndpoint,
  rotateWebhookEndpoint,
  testWebhookEndpoint,
} from '../../contract/webhooks.contract.ts';
import type { Deps } from '../../deps.ts';
import { withETag } from '../../http/kit/precondition.ts';
import { accepted, created, ok, type Route, route } from '../../http/kit/route.ts';
import { getWebhook, listDeliveries, listWebhooks } from './read-webhooks.ts';
import { replayDelivery, testWebhook } from './send-again.ts';
import { createWebhook, deleteWebhook, editWebhook, rotateSecret } from './write-webhooks.ts';

export function webhookRoutes(deps: Deps): Route[] {
  return [
    route(listWebhooksEndpoint, async ({ caller, query }) => ok(await listWebhooks(deps, caller, query))),
    route(createWebhookEndpoint, async ({ caller, body }) => {
      const { reply, version } = await createWebhook(deps, caller, body);
      return withETag(created(reply), version);
    }),
    route(getWebhookEndpoint, async ({ caller, params }) => {
      const { reply, version } = await getWebhook(deps, caller, params.id);
      return withETag(ok(reply), version);
    }),
    route(editWebhookEndpoint, async ({ caller, params, body, expectedVersion }) => {
      const { reply, version } = await editWebhook(deps, caller, { id: params.id, expectedVersion, patch: body });
      return withETag(ok(reply), version);
    }),
    route(deleteWebhookEndpoint, async ({ caller, params, expectedVersion }) => {
      await deleteWebhook(deps, caller, { id: params.id, expectedVersion });
      return { status: 204, body: null };
    }),
    route(testWebhookEndpoint, async ({ caller, params }) => accepted(await testWebhook(deps, caller, params.id))),
    route(rotateWebhookEndpoint, async ({ caller, params }) => {
      const { reply, version } = await rotateSecret(deps, caller, params.id);
      return withETag(ok(reply), version);
    }),
    route(listDeliveriesEndpoint, async ({ caller, params, query }) =>
      ok(await listDeliveries(deps, caller, { id: params.id, query })),
    ),
    route(replayDeliveryEndpoint, async ({ caller, params }) =>
      accepted(await replayDelivery(deps, caller, { id: params.id, number: params.n })),
    ),
  ];
}
