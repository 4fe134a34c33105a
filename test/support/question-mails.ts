import { createHash } from 'node:crypto';
import type { TestApp } from './app.ts';

export interface QuestionMail {
  to: string;
  body: string;
  /** Of the link. */
  token: string;
}

/** The mails by which a broadcast has asked, found by their links: the tests' clock stands still, so the time tells nothing. */
export async function questionMails(app: TestApp, broadcastId: string): Promise<QuestionMail[]> {
  const hashes = await app.query(
    'select m.token_hash as hash from broadcast_question_mail m join broadcast_question q on q.id = m.question_id where q.broadcast_id = $1',
    [broadcastId],
  );
  const own = new Set(hashes.map(({ hash }) => hash));
  const rows = await app.query("select recipient, body from message where kind = 'broadcast_question' order by id", []);
  return rows
    .map(({ recipient: to, body }) => ({ to, body, token: /consent\?token=([\w-]+)/.exec(body)?.[1] ?? '' }))
    .filter(({ token }) => own.has(createHash('sha256').update(token).digest('hex')));
}
