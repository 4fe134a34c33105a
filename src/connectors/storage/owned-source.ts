import { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';

/**
 * Runs a write that owns its source from the first moment: an error that the source emits before anybody reads it is heard, and
 * a source that is never read to its end is destroyed. An HTTP request stays open, because the edge still answers on it.
 */
export async function owningSource<Result>(content: Readable, write: () => Promise<Result>): Promise<Result> {
  // Whoever reads is told of the error by the stream's state; without a listener it would end the process first.
  content.on('error', () => undefined);
  try {
    return await write();
  } catch (error) {
    if (!(content instanceof IncomingMessage)) content.destroy();
    throw error;
  }
}
