import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import { createManualConnector } from '../../../../src/connectors/phone-systems/manual/manual-connector.ts';
import type {
  HandWork,
  LineChange,
  OpenRendition,
} from '../../../../src/connectors/phone-systems/phone-system.port.ts';
import { desiredLine, openPrompt, promptBytes } from '../../../support/phone-system-lines.ts';

const { handWork } = createManualConnector({ rendition: 'wav8k' }) as { handWork: HandWork };

async function archived(change: LineChange, open: OpenRendition = openPrompt): Promise<Buffer> {
  return buffer(handWork.promptArchive(change, open) as Readable);
}

async function contentsOf(zip: Buffer): Promise<Map<string, string>> {
  const contents = new Map<string, string>();
  const file = await fromBufferPromise(zip);
  for await (const entry of file.eachEntry()) {
    contents.set(entry.fileName, (await buffer(await file.openReadStreamPromise(entry))).toString());
  }
  return contents;
}

describe('the ZIP of prompts for a technician', () => {
  it('holds exactly the files that the checklist asks to upload', async () => {
    const change = { before: desiredLine(), after: desiredLine({ greeting: 'greeting-2' }) };
    const contents = await contentsOf(await archived(change));
    const wanted = handWork.checklist(change).filter(({ code }) => code === 'upload_prompt');
    expect([...contents.keys()]).toEqual(wanted.map(({ params }) => params.file));
    expect([...contents.values()]).toEqual([promptBytes('greeting-2').toString()]);
    expect((await contentsOf(await archived({ before: null, after: desiredLine() }))).size).toBe(4);
  });

  it('is the same to the byte each time', async () => {
    const change = { before: null, after: desiredLine() };
    expect((await archived(change)).equals(await archived(change))).toBe(true);
  });

  it('is not made when no file is needed', () => {
    const changed = desiredLine({ closures: [] });
    expect(handWork.promptArchive({ before: desiredLine(), after: changed }, openPrompt)).toBeNull();
  });

  it('closes what it reads when the download is given up', async () => {
    let opened: Readable | undefined;
    const endless: OpenRendition = async () => {
      opened = new Readable({ read: (size) => void opened?.push(randomBytes(size)) });
      return opened;
    };
    const archive = handWork.promptArchive({ before: null, after: desiredLine() }, endless) as Readable;
    await once(archive, 'readable');
    archive.destroy();
    await once(opened as Readable, 'close');
    expect(opened?.destroyed).toBe(true);
  });

  it('breaks instead of holding a wrong or cut file', async () => {
    const change = { before: null, after: desiredLine() };
    const wrong: OpenRendition = async () => Readable.from([Buffer.from('something else')]);
    await expect(archived(change, wrong)).rejects.toMatchObject({ fault: 'retry' });
    const away: OpenRendition = () => Promise.reject(new Error('the store is away'));
    await expect(archived(change, away)).rejects.toThrow('the store is away');
    const cut: OpenRendition = async () =>
      new Readable({
        read() {
          this.push('begin');
          this.destroy(new Error('connection lost'));
        },
      });
    await expect(archived(change, cut)).rejects.toThrow('connection lost');
  });
});
