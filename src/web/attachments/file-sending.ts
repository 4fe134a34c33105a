import type { UseMutationOptions } from '@tanstack/react-query';
import type { AttachmentReply } from '../../contract/attachments.contract.ts';

interface FileSending {
  send(file: File): Promise<AttachmentReply>;
  onFile(file: AttachmentReply): void;
  /** True while a file is on its way: what it belongs to would be sent without it. */
  onBusy(busy: boolean): void;
}

/** The mutation that sends one file. The page has the file before it is no longer busy. */
export function fileSending({ send, onFile, onBusy }: FileSending) {
  return {
    mutationFn: send,
    onMutate: () => onBusy(true),
    onSuccess: (file) => onFile(file),
    onSettled: () => onBusy(false),
  } satisfies UseMutationOptions<AttachmentReply, Error, File>;
}
