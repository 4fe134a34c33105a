import type { Container } from '../container.ts';
import { createAccess } from '../features/access/access.routes.ts';
import { createApp } from '../http/app.ts';
import type { RateLimits } from '../http/kit/rate-limit.ts';
import { dashboardPath, mountQueueDashboard } from '../http/queue-dashboard.ts';
import { featureRoutes } from '../http/routes.ts';
import { packageVersion } from '../shared/project-root.ts';
import { type Listening, listen } from './http-server.ts';

export interface Api extends Listening {
  /** Lets `/readyz` report readiness. */
  ready(): void;
  /** Makes `/readyz` report that the process is stopping, so that no new work is sent here. */
  closing(): void;
}

/** Builds the HTTP side on a container and starts to listen. `limits` other than the product's own are for tests. */
export async function openApi(container: Container, options: { limits?: RateLimits } = {}): Promise<Api> {
  const { deps, secret } = container;
  const access = createAccess({ deps, secret });
  const streams = new AbortController();
  const state = { ready: false, closing: false };
  const app = createApp({
    deps,
    authenticator: access.authenticator,
    routes: [
      ...access.routes,
      ...featureRoutes(deps, { authenticator: access.authenticator, closing: streams.signal }),
    ],
    mounts: [
      access.mount,
      (express) =>
        mountQueueDashboard(express, {
          authenticator: access.authenticator,
          dashboard: container.queueDashboard(dashboardPath),
          publicUrl: deps.publicUrl,
        }),
    ],
    version: packageVersion,
    limits: options.limits,
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
    close: async (closing) => {
      streams.abort();
      await listening.close(closing);
    },
  };
}
