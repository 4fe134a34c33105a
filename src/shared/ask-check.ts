/** How long a dependency may take to answer before it counts as silent, ms. */
const patienceMs = 3000;

/** What a dependency answered; `detail` of one that did not says why. `ms` is how long it took. */
type CheckAnswer<Answer> =
  | { ok: true; answer: Answer; detail?: undefined; ms: number }
  | { ok: false; answer?: undefined; detail: string; ms: number };

/** Asks a dependency whether it works. Never throws, and never waits longer than three seconds. */
export async function askCheck<Answer>(check: () => Promise<Answer>): Promise<CheckAnswer<Answer>> {
  const started = performance.now();
  const tookMs = () => Math.round(performance.now() - started);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${patienceMs} ms`)), patienceMs);
  });
  try {
    return { ok: true, answer: await Promise.race([check(), late]), ms: tookMs() };
  } catch (error) {
    return { ok: false, detail: error instanceof Error ? error.message : String(error), ms: tookMs() };
  } finally {
    clearTimeout(timer);
  }
}
