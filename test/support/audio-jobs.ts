import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AudioCheckInput, AudioCheckResult, AudioProcessor } from '../../src/connectors/audio/audio.port.ts';

export interface FinishedJob extends AudioCheckResult {
  /** Names left in the work folder. */
  files: string[];
  /** Bytes of each rendition by name. */
  bytes: Record<string, Buffer>;
}

/** Prefix of every work folder of this test process, because other test processes run at the same time. */
export const workFolderPrefix = `lineshift-audio-${process.pid}-`;

/** Gives one file to a processor in a folder of its own, as the worker does, and removes the folder. */
export async function checkBytes(
  audio: AudioProcessor,
  bytes: Buffer,
  input: Partial<AudioCheckInput> = {},
): Promise<FinishedJob> {
  const workFolder = mkdtempSync(join(tmpdir(), workFolderPrefix));
  const masterPath = join(workFolder, 'master');
  try {
    writeFileSync(masterPath, bytes, { mode: 0o600 });
    const result = await audio.check({
      masterPath,
      workFolder,
      fileName: 'a.wav',
      rawFormat: null,
      profileId: 'telephony-v1',
      ...input,
    });
    const rendered = result.renditions.map(({ name, path }) => [name, readFileSync(path)] as const);
    return { ...result, files: readdirSync(workFolder).sort(), bytes: Object.fromEntries(rendered) };
  } finally {
    rmSync(workFolder, { recursive: true, force: true });
  }
}

export function codesOf(result: AudioCheckResult): string[] {
  return result.findings.map((finding) => finding.code);
}

/** Path of an ffmpeg that can make samples; null where only the bundled one exists. */
export function systemFfmpeg(): string | null {
  try {
    return execFileSync('/bin/sh', ['-c', 'command -v ffmpeg'], { encoding: 'utf8' }).trim() || null;
  } catch {
    return null;
  }
}

/** Processes of ours and their descendants whose command line names this text. */
export function processesNaming(text: string): number[] {
  const found: number[] = [];
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name) || Number(name) === process.pid) continue;
    try {
      if (readFileSync(`/proc/${name}/cmdline`, 'latin1').includes(text)) found.push(Number(name));
    } catch {
      // The process ended while we were reading.
    }
  }
  return found;
}
