import { Transform, type TransformCallback } from 'node:stream';
import { AppError } from '../../shared/app-error.ts';
import { type DocumentType, longestSignature, sniffDocument } from './sniff-document.ts';

/** Passes bytes on as they come, once the first of them show a document; anything else ends the stream with `attachment_unreadable` (422). */
export class DocumentGate extends Transform {
  /** Known once bytes have passed. */
  contentType: DocumentType | null = null;
  #head: Buffer | null = Buffer.alloc(0);

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    if (this.#head === null) done(null, chunk);
    else {
      this.#head = Buffer.concat([this.#head, chunk]);
      if (this.#head.length < longestSignature) done();
      else this.#judge(this.#head, done);
    }
  }

  override _flush(done: TransformCallback): void {
    if (this.#head === null) done();
    else this.#judge(this.#head, done);
  }

  #judge(head: Buffer, done: TransformCallback): void {
    const contentType = sniffDocument(head);
    if (contentType === null) done(new AppError('attachment_unreadable', { status: 422 }));
    else {
      this.contentType = contentType;
      this.#head = null;
      done(null, head);
    }
  }
}
