import { parentPort } from 'node:worker_threads';
import type { RawFormat } from '../../../domain/audio/voice-formats.ts';
import { sniffFile } from './sniff-file.ts';
import type { SniffResult } from './sniff-result.ts';

export interface SniffRequest {
  id: number;
  path: string;
  rawFormat: RawFormat | null;
}

export type SniffReply =
  | { stage: 'ready' }
  | { id: number; stage: 'first' | 'done'; result: SniffResult }
  | { id: number; stage: 'failed'; message: string };

/** The thread that reads hostile files: it may be stopped at any time without harm. */
parentPort?.on('message', (request: SniffRequest) => {
  const reply = (message: SniffReply) => parentPort?.postMessage(message);
  sniffFile(request, (result) => reply({ id: request.id, stage: 'first', result })).then(
    (result) => reply({ id: request.id, stage: 'done', result }),
    (error: unknown) => reply({ id: request.id, stage: 'failed', message: String(error) }),
  );
});

parentPort?.postMessage({ stage: 'ready' } satisfies SniffReply);
