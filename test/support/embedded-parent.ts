import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { projectRoot, shippedFile } from '../../src/shared/project-root.ts';

export interface EmbeddedParent {
  /** Every line it has said. */
  lines: string[];
  /** The first line that starts so, said already or to come; fails when the program ends without it. */
  line(start: string): Promise<string>;
  signal(signal: NodeJS.Signals): Promise<void>;
}

/** Runs `embedded-parent.program.ts` as a process of its own, as another user if told. */
export function startEmbeddedParent(
  args: string[],
  user: { uid?: number; gid?: number } = {},
): EmbeddedParent & { process: ChildProcess } {
  const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const program = shippedFile('test', 'support', 'embedded-parent.program.ts');
  const child = spawn(process.execPath, ['--import', loader, program, ...args], {
    cwd: projectRoot,
    stdio: ['ignore', 'pipe', 'inherit'],
    ...user,
  });
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout as NodeJS.ReadableStream });
  reader.on('line', (line) => lines.push(line));
  const gone = once(child, 'exit');
  return {
    process: child,
    lines,
    async line(start) {
      const find = () => lines.find((line) => line.startsWith(start));
      for (;;) {
        const found = find();
        if (found !== undefined) return found;
        const ended = await Promise.race([
          once(reader, 'line').then(() => false),
          once(reader, 'close').then(() => true),
        ]);
        if (ended && find() === undefined) throw new Error(`ended without "${start}", but said: ${lines.join(' | ')}`);
      }
    },
    async signal(signal) {
      child.kill(signal);
      await gone;
    },
  };
}

export function readyOf(line: string): { port: number; pid: number; url: string } {
  return JSON.parse(line.slice('ready '.length));
}
