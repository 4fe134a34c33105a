import type { Express } from 'express';
import type { Deps } from '../deps.ts';
import { askCheck } from '../shared/ask-check.ts';
import { comesFromInside } from './inside.ts';
import { silentPhoneSystems } from './silent-phone-systems.repository.ts';

type Answer = { ok: boolean; detail?: string; ms: number };

/** Each dependency by name. Short, because load balancers poll often. */
export type ReadinessChecks = Record<string, () => Promise<string | undefined>>;

async function ask(check: () => Promise<string | undefined>): Promise<Answer> {
  const { ok, answer, detail, ms } = await askCheck(check);
  return { ok, detail: ok ? answer : detail, ms };
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
    // A phone system that does not answer slows nobody down: it is named, and we stay ready.
    phoneSystems: async () => {
      const silent = await silentPhoneSystems(deps);
      return silent.length === 0 ? 'all that were asked answer' : `degraded: ${silent.join('; ')}`;
    },
    calendar: async () => deps.calendar.current().version,
  };
}

/** An answer is reused for this long, ms: each check writes to the store, and anybody may call. */
const freshMs = 1000;

function sharedAnswers(checks: ReadinessChecks): () => Promise<[string, Answer][]> {
  let asked = Number.NEGATIVE_INFINITY;
  let answers: Promise<[string, Answer][]> = Promise.resolve([]);
  return () => {
    if (performance.now() - asked < freshMs) return answers;
    asked = performance.now();
    const entries = Object.entries(checks).map(
      async ([name, check]): Promise<[string, Answer]> => [name, await ask(check)],
    );
    answers = Promise.all(entries);
    return answers;
  };
}

/**
 * `/healthz`: the process is alive. `/readyz`: it is ready to serve; 503 while a dependency is not. Callers from inside
 * see each dependency by name, with versions and faults; everybody else sees only the status.
 */
export function mountHealth(
  app: Express,
  checks: ReadinessChecks,
  isClosing: () => boolean,
  isReady: () => boolean,
): void {
  app.get('/healthz', (_request, response) => {
    response.json({ status: 'alive' });
  });
  const askAll = sharedAnswers(checks);
  app.get('/readyz', async (request, response) => {
    const answers = await askAll();
    const ready = answers.every(([, answer]) => answer.ok) && !isClosing() && isReady();
    const status = ready ? 'ready' : 'notReady';
    const told = comesFromInside(request) ? { status, checks: Object.fromEntries(answers) } : { status };
    response
      .status(ready ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json(told);
  });
}
