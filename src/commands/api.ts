import type { Container } from '../container.ts';
import { createAccess } from '../features/access/access.routes.ts';
import { createApp } from '../http/app.ts';
import { mountQueueDashboard } from '../http/queue-dashboard.ts';
import { featureRoutes } from '../http/routes.ts';
import { packageVersion } from '../shared/project-root.ts';
import { type Listening, listen } from './http-server.ts';

export interface Api extends Listening {
  /** From now on `/readyz` may say yes. */
  ready(): void;
  /** From now on `/readyz` says no, so that nobody sends new work here. */
  closing(): void;
}

/** Builds the HTTP side over a container and begins to listen. */
export async function openApi(container: Container): Promise<Api> {
  const { deps, secret } = container;
  const access = createAccess({ deps, secret });
  const state = { ready: false, closing: false };
  const app = createApp({
    deps,
    authenticator: access.authenticator,
    routes: [...access.routes, ...featureRoutes(deps)],
    mounts: [access.mount, (express) => mountQueueDashboard(express, { deps, authenticator: access.authenticator })],
    version: packageVersion,
    isReady: () => state.ready,
    isClosing: () => state.closing,
  });
  const listening = await listen(app, deps.config);
  container.setPublicUrl(listening.url);
  return {
    ...listening,
    ready: () => {
      state.ready = true;
    },
    closing: () => {
      state.closing = true;
    },
  };
}
