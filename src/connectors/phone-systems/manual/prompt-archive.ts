import { createHash } from 'node:crypto';
import { PassThrough, type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { ConnectorError, type OpenRendition } from '../phone-system.port.ts';
import type { PromptFile } from './prompt-files.ts';

/** A fixed date, so that the same files give the same archive. */
const entryTime = new Date(Date.UTC(2000, 0, 1));

/** Passes a rendition on, and fails at its end when its hash is wrong. */
function verifier({ promptId, sha256 }: PromptFile): Transform {
  const hash = createHash('sha256');
  return new Transform({
    transform(chunk, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
    flush(done) {
      const whole = hash.digest('hex') === sha256;
      done(whole ? null : new ConnectorError('retry', 'rendition_broken', { params: { promptId } }));
    },
  });
}

/** A ZIP built while it is read: one prompt at a time, never whole in memory. */
export function promptArchive(
  files: PromptFile[],
  { open, rendition }: { open: OpenRendition; rendition: string },
): Readable {
  const archive = new ZipFile();
  const output = new PassThrough();
  const fail = (error: unknown) => {
    output.destroy(error instanceof Error ? error : new Error(String(error)));
  };
  let current: Readable | null = null;
  // The client may leave: then nothing reads the rendition to its end, and it must be closed.
  output.once('close', () => current?.destroy());
  archive.on('error', fail);
  for (const file of files) {
    const options = { mtime: entryTime, mode: 0o100644, forceDosTimestamp: true, compress: true };
    archive.addReadStreamLazy(file.file, options, (give) => {
      const checked = verifier(file);
      open(file.promptId, rendition)
        .then((content) => {
          current = content;
          if (output.destroyed) content.destroy();
          give(null, checked);
          return pipeline(content, checked);
        })
        .catch(fail);
    });
  }
  archive.end();
  archive.outputStream.on('error', fail).pipe(output);
  return output;
}
