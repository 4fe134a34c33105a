import type { AttachmentReply } from '../../contract/attachments.contract.ts';
import type { AttachmentRow } from './attachments.repository.ts';

export function presentAttachment({ id, fileName, contentType, size, sha256 }: AttachmentRow): AttachmentReply {
  return { id, fileName, contentType, size, sha256 };
}
