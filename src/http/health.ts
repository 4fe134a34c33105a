import type { Express } from 'express';
import type { Deps } from '../deps.ts';

type Answer = { ok: boolean; detail?: string; ms: number };

/** Each dependency by name. Kept short, because load balancers ask often. */
export type ReadinessChecks = Record<string, () => Promise<string | undefined>>;

const patience = 3000;

async function ask(check: () => Promise<string | undefined>): Promise<Answer> {
  const started = performance.now();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${patience} ms`)), patience);
  });
  try {
    const detail = await Promise.race([check(), late]);
    return { ok: true, detail, ms: Math.round(performance.now() - started) };
  } catch (error) {
    return {
      ok: false,
      detail: error instanceof Error ? error.message : String(error),
      ms: Math.round(performance.now() - started),
    };
  } finally {
    clearTimeout(timer);
  }
}

export function dependencyChecks(deps: Deps): ReadinessChecks {
  return {
    database: async () => {
      await deps.database.check();
      return undefined;
    },
    queue: async () => {
      await deps.queue.check();
      return deps.queue.backend;
    },
    storage: async () => {
      await deps.storage.check();
      return deps.storage.name;
    },
    audio: async () => {
      const { driver, version, sandbox, warnings } = deps.audio.describe();
      return [`${driver} ${version}, sandbox ${sandbox}`, ...warnings].join('; ');
    },
    calendar: async () => deps.calendar.current().version,
  };
}

/** `/healthz`: the process is alive. `/readyz`: it is ready to serve, each dependency by name; 503 while one is not. */
export function mountHealth(
  app: Express,
  checks: ReadinessChecks,
  isClosing: () => boolean,
  isReady: () => boolean,
): void {
  app.get('/healthz', (_request, response) => {
    response.json({ status: 'alive' });
  });
  app.get('/readyz', async (_request, response) => {
    const names = Object.keys(checks);
    const answers = await Promise.all(names.map((name) => ask(checks[name] as () => Promise<string | undefined>)));
    const all = Object.fromEntries(names.map((name, index) => [name, answers[index]]));
    const ready = answers.every((answer) => answer.ok) && !isClosing() && isReady();
    response.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'notReady', checks: all });
  });
}
