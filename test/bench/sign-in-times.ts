/**
 * Whether the time of a refused sign-in tells a known address from an unknown one: pairs of both over HTTP, in turn and in
 * changing order, each for another account. Run: `npm run bench -- sign-in-times`.
 */
import { systemActor } from '../../src/domain/access/actor.ts';
import { createUser } from '../../src/features/people/create-user.ts';
import { startBenchProduct } from '../support/bench-product.ts';

const pairs = Number(process.env.COUNT ?? 200);

// Every attempt comes from an address of its own (X-Forwarded-For of the last proxy).
const product = await startBenchProduct({ LINESHIFT_TRUST_PROXY: '1' });
let address = 0;

async function refused(email: string): Promise<number> {
  address += 1;
  const start = performance.now();
  const response = await fetch(`http://127.0.0.1:${product.port}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-forwarded-for': `10.0.${address >> 8}.${address & 255}`,
    },
    body: JSON.stringify({ email, password: 'not the password' }),
  });
  await response.text();
  if (response.status !== 401) throw new Error(`${email}: ${response.status}`);
  return performance.now() - start;
}

function median(values: number[]): number {
  return values.toSorted((one, other) => one - other)[values.length >> 1] as number;
}

for (let index = 0; index < pairs; index += 1) {
  await product.deps.database.transaction(systemActor, (transaction) =>
    createUser(product.deps, transaction, {
      name: 'Bench',
      email: `known${index}@bench.test`,
      password: 'correct horse battery',
      organisationId: null,
      roles: ['agent'],
      demo: true,
    }),
  );
}
await refused('warm@bench.test');
const [known, unknown, differences]: [number[], number[], number[]] = [[], [], []];
for (let index = 0; index < pairs; index += 1) {
  const ask = {
    known: async () => known.push(await refused(`known${index}@bench.test`)),
    unknown: async () => unknown.push(await refused(`nobody${index}@bench.test`)),
  };
  for (const which of index % 2 === 0 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const))
    await ask[which]();
  differences.push((known.at(-1) as number) - (unknown.at(-1) as number));
}
console.info(
  `${pairs} pairs: known ${median(known).toFixed(2)} ms, unknown ${median(unknown).toFixed(2)} ms, ` +
    `median difference ${median(differences).toFixed(2)} ms (aim: at most 5)`,
);
await product.close();
