import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { shippedFile } from '../../src/shared/project-root.ts';

/** Bundles a test program into one file that plain Node starts in a few dozen ms, for tests that kill it. Returns its path. */
export async function bundleProgram(source: string, folder: string): Promise<string> {
  const outfile = join(folder, `${basename(source, '.ts')}.mjs`);
  await build({
    entryPoints: [shippedFile(source)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
  });
  return outfile;
}
