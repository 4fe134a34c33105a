import type { IncomingMessage, ServerResponse } from 'node:http';
import type { BullTaskQueue } from './bull-task-queue.ts';

export type DashboardHandler = (
  request: IncomingMessage,
  response: ServerResponse,
  next: (error?: unknown) => void,
) => void;

/** BullMQ's dashboard below a path. Loaded at its first use, so that only those who open it pay for it. */
export function queueDashboard(queue: BullTaskQueue, basePath: string): DashboardHandler {
  let built: Promise<DashboardHandler> | undefined;
  return (request, response, next) => {
    built ??= build(queue, basePath);
    built.then((handle) => handle(request, response, next), next);
  };
}

async function build(queue: BullTaskQueue, basePath: string): Promise<DashboardHandler> {
  const [{ createBullBoard }, { BullMQAdapter }, { ExpressAdapter }] = await Promise.all([
    import('@bull-board/api'),
    import('@bull-board/api/bullMQAdapter'),
    import('@bull-board/express'),
  ]);
  const serverAdapter = new ExpressAdapter();
  serverAdapter.setBasePath(basePath);
  createBullBoard({ queues: queue.queues.map((one) => new BullMQAdapter(one)), serverAdapter });
  // Its own handler would show the error as a 500; this one passes it on to the product's.
  serverAdapter.setErrorHandler((error) => {
    throw error;
  });
  return serverAdapter.getRouter() as DashboardHandler;
}
