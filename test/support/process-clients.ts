import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Caller } from './process-story.ts';

export interface SeenEvent {
  type: string;
  subjectId: string;
  data: { status?: string };
}

export interface EventWatch {
  /** Waits, ten seconds at most, for an event seen already or to come. */
  until(wanted: (event: SeenEvent) => boolean): Promise<void>;
  close(): void;
}

/** Listens to a server's live stream. */
export async function watchEvents({ baseUrl, authorization }: Caller): Promise<EventWatch> {
  const seen: SeenEvent[] = [];
  const client = request(`${baseUrl}/api/v1/events`, { headers: { Authorization: authorization } }).end();
  const [stream] = (await once(client, 'response')) as [IncomingMessage];
  if (stream.statusCode !== 200) throw new Error(`no live stream: ${stream.statusCode}`);
  let waiting = '';
  stream.on('error', () => undefined);
  stream.on('data', (chunk: Buffer) => {
    waiting += chunk.toString('utf8');
    const texts = waiting.split('\n\n');
    waiting = texts.pop() ?? '';
    for (const text of texts) {
      const data = /^data: (.*)$/m.exec(text)?.[1];
      if (data !== undefined) seen.push(JSON.parse(data));
    }
  });
  return {
    async until(wanted) {
      const giveUpAt = performance.now() + 10_000;
      while (!seen.some(wanted)) {
        if (performance.now() > giveUpAt) throw new Error(`not among the events: ${JSON.stringify(seen)}`);
        await sleep(20);
      }
    },
    close: () => client.destroy(),
  };
}

export interface LoadResult {
  answered: number;
  failed: string[];
  byServer: Record<string, number>;
}

/**
 * Six clients behind a typical load balancer: it polls `/readyz` every 100 ms, keeps connections alive, and
 * takes another server only when a connection could not be opened at all.
 */
export function balanced(baseUrls: string[], authorization: string): { stop(): Promise<LoadResult> } {
  const agent = new Agent({ keepAlive: true });
  const result: LoadResult = { answered: 0, failed: [], byServer: {} };
  const ready = new Set(baseUrls);
  let stopped = false;
  const probes = baseUrls.map(async (baseUrl) => {
    while (!stopped) {
      const status = await ask(`${baseUrl}/readyz`, {}).catch(() => 0);
      if (status === 200) ready.add(baseUrl);
      else ready.delete(baseUrl);
      await sleep(100);
    }
  });
  let turn = 0;
  const clients = Array.from({ length: 6 }, async () => {
    while (!stopped) {
      const order = [...ready].sort();
      turn += 1;
      const baseUrl = order[turn % order.length];
      if (baseUrl === undefined) {
        result.failed.push('no server is ready');
        await sleep(50);
        continue;
      }
      await one(baseUrl).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ECONNREFUSED') ready.delete(baseUrl);
        else result.failed.push(`${baseUrl}: ${error.message}`);
      });
    }
  });

  async function one(baseUrl: string): Promise<void> {
    const status = await ask(`${baseUrl}/api/v1/lines`, { Authorization: authorization }, agent);
    if (status !== 200) throw new Error(`status ${status}`);
    result.answered += 1;
    result.byServer[baseUrl] = (result.byServer[baseUrl] ?? 0) + 1;
    await sleep(5);
  }

  return {
    async stop() {
      stopped = true;
      await Promise.all([...clients, ...probes]);
      agent.destroy();
      return result;
    },
  };
}

async function ask(url: string, headers: Record<string, string>, agent?: Agent): Promise<number> {
  const client = request(url, { headers, agent }).end();
  const [response] = (await once(client, 'response')) as [IncomingMessage];
  response.resume();
  await once(response, 'end');
  return response.statusCode ?? 0;
}
