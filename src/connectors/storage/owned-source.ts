import { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';

/**
 * Runs a write that owns its source from the first moment: an error that the source emits before anybody reads it is
 * caught, and a source that is not read to its end is destroyed. An HTTP request stays open, because the edge still
 * answers on it.
 */
export async function owningSource<Result>(content: Readable, write: () => Promise<Result>): Promise<Result> {
  // Readers see the error in the stream's state; without a listener it would end the process first.
  content.on('error', () => undefined);
  try {
    return await write();
  } catch (error) {
    if (!(content instanceof IncomingMessage)) content.destroy();
    throw error;
  }
}
