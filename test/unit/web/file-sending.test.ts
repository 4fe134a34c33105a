import { MutationObserver, QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import type { AttachmentReply } from '../../../src/contract/attachments.contract.ts';
import { fileSending } from '../../../src/web/attachments/file-sending.ts';

const stored = { id: 'a', fileName: 'a.png', contentType: 'image/png', size: 1, sha256: '' };

/** What the page hears while one file is sent, in order. */
async function heardOf(send: () => Promise<AttachmentReply>): Promise<unknown[]> {
  const heard: unknown[] = [];
  const options = fileSending({
    send: async () => {
      heard.push('sent');
      return await send();
    },
    onFile: ({ fileName }) => heard.push(fileName),
    onBusy: (busy) => heard.push(busy),
  });
  const observer = new MutationObserver(new QueryClient(), options);
  await observer.mutate(new File([], 'a.png')).catch(() => heard.push('refused'));
  return heard;
}

describe('a page with a file on its way', () => {
  it('is busy from the choice of the file until it has it, and after a refusal no longer', async () => {
    expect(await heardOf(async () => stored)).toEqual([true, 'sent', 'a.png', false]);
    expect(await heardOf(() => Promise.reject(new Error('refused')))).toEqual([true, 'sent', false, 'refused']);
  });
});
