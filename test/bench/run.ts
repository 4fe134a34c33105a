/** Runs one bench by its name: `npm run bench -- take-next`; without a name it lists them. */
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const folder = dirname(fileURLToPath(import.meta.url));
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.ts') && file !== 'run.ts')
  .map((file) => file.slice(0, -3));
const wanted = process.argv[2];
if (wanted && names.includes(wanted)) await import(pathToFileURL(join(folder, `${wanted}.ts`)).href);
else console.info(`Benches: ${names.join(', ')}`);
