import type { Express, RequestHandler } from 'express';
import { collectDefaultMetrics, Gauge, Histogram, type Registry } from 'prom-client';
import type { Deps } from '../deps.ts';
import { comesFromInside } from './inside.ts';

/** Prometheus metrics of this process: HTTP, Node, and the queue's depth. */
export interface Metrics {
  registry: Registry;
  measure: RequestHandler;
}

export function createMetrics(deps: Deps): Metrics {
  const registry = deps.metrics;
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'lineshift_http_request_seconds',
    help: 'Duration of HTTP requests',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  new Gauge({
    name: 'lineshift_queue_jobs',
    help: 'Jobs in the queue by state',
    labelNames: ['queue', 'state'],
    registers: [registry],
    async collect() {
      this.reset();
      const counts = await deps.queue.counts();
      for (const [queue, states] of Object.entries(counts)) {
        for (const [state, count] of Object.entries(states)) this.set({ queue, state }, count);
      }
    },
  });
  new Gauge({
    name: 'lineshift_audio_sandbox',
    help: '1 when audio is decoded inside a sandbox',
    registers: [registry],
    collect() {
      this.set(deps.audio.describe().sandbox === 'none' ? 0 : 1);
    },
  });
  const measure: RequestHandler = (request, response, next) => {
    const end = requests.startTimer();
    response.once('finish', () => {
      const route = (request.route as { path?: string } | undefined)?.path ?? 'none';
      end({ method: request.method, route, status: response.statusCode });
    });
    next();
  };
  return { registry, measure };
}

/** For scrapers from inside; 404 for everybody else. */
export function mountMetrics(app: Express, metrics: Metrics): void {
  app.get('/metrics', async (request, response, next) => {
    if (!comesFromInside(request)) {
      next();
      return;
    }
    response.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
}
