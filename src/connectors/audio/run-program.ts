import { execFile } from 'node:child_process';

export interface ProgramOutput {
  ok: boolean;
  stdout: string;
}

/** Runs a short probe; a program that is missing, fails or takes too long is not `ok`. */
export function runProgram(file: string, args: readonly string[], timeoutMs = 10_000): Promise<ProgramOutput> {
  return new Promise((resolve) => {
    execFile(file, [...args], { timeout: timeoutMs, killSignal: 'SIGKILL', maxBuffer: 1_048_576 }, (error, stdout) =>
      resolve({ ok: error === null, stdout }),
    );
  });
}

/** Absolute paths of the named programs on PATH, null where absent; one shell for all of them. */
export async function findPrograms<Name extends string>(names: readonly Name[]): Promise<Record<Name, string | null>> {
  const script = `for name in ${names.join(' ')}; do command -v "$name" || echo; done`;
  const { stdout } = await runProgram('/bin/sh', ['-c', script]);
  const lines = stdout.split('\n');
  const found = names.map((name, index) => [name, lines[index]?.startsWith('/') ? lines[index] : null]);
  return Object.fromEntries(found) as Record<Name, string | null>;
}
