import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Notifier, NotifyError, type OutgoingMessage } from '../../src/connectors/notify/notify.port.ts';
import { writeRecords } from '../../src/db/records.ts';
import type { Deps } from '../../src/deps.ts';
import { systemActor } from '../../src/domain/access/actor.ts';
import type { MessageKind } from '../../src/domain/message-kind.ts';
import { nudgeUnsentMessages } from '../../src/features/mails/mails.sweeps.ts';
import { sendMessage } from '../../src/features/mails/send-message.ts';
import { queueMessage } from '../../src/features/notifications/queue-message.repository.ts';
import { type AccessApp, startAccessApp } from '../support/access-app.ts';

let app: AccessApp;
let key: string;

beforeAll(async () => {
  app = await startAccessApp();
  key = await app.addKey({ userId: await app.addUser({ email: 'admin@desk.test', roles: ['admin'] }), role: 'admin' });
});
afterAll(() => app?.close());

/** A mail server that answers as told and keeps what it received. */
function mailServer(answers: (NotifyError | null)[]): { deps: Deps; taken: OutgoingMessage[] } {
  const taken: OutgoingMessage[] = [];
  const notifier: Notifier = {
    kind: 'smtp',
    send: async (message) => {
      const answer = answers.shift() ?? null;
      if (answer) throw answer;
      taken.push(message);
    },
    close: async () => undefined,
  };
  return { deps: { ...app.deps, notifier }, taken };
}

async function queued(kind: MessageKind = 'job_lapsed'): Promise<string> {
  const { deps } = app;
  return await deps.database.transaction(systemActor, async (transaction) => {
    const mail = { organisationId: null, kind, recipient: 'a@b.test', subject: 'S', body: 'secret link' };
    const nudge = await queueMessage(transaction, mail, deps.clock.now());
    const records = {
      at: deps.clock.now(),
      actor: systemActor,
      callId: null,
      audit: [],
      events: [],
      nudges: [nudge],
    };
    await writeRecords(transaction, deps.outbox, null, records);
    return (nudge.payload as { messageId: string }).messageId;
  });
}

const context = (attempt = 1, lastAttempt = false) => ({ signal: new AbortController().signal, attempt, lastAttempt });

async function shown(id: string) {
  const { items } = (await app.browser().ask('/api/v1/messages?limit=200', { key })).body;
  return items.find((item: { id: string }) => item.id === id);
}

async function nudges(messageId: string): Promise<number> {
  const [row] = await app.deps.database.transaction(
    systemActor,
    (transaction) => transaction.sql`select count(*)::int as n from outbox where nudges::text like ${`%${messageId}%`}`,
  );
  return row?.n as number;
}

describe('messages', () => {
  it('stay readable for an admin where there is no mail server', async () => {
    const id = await queued('invitation');
    await sendMessage(app.deps, { messageId: id }, context());
    expect(await shown(id)).toMatchObject({ status: 'stored', body: 'secret link', sentAt: null });
    expect(await nudges(id)).toBe(1);
  });

  it('are sent once, under their own id, and their secrets are not kept', async () => {
    const { deps, taken } = mailServer([]);
    const [secret, plain] = [await queued('invitation'), await queued()];
    await sendMessage(deps, { messageId: secret }, context());
    await sendMessage(deps, { messageId: secret }, context(2));
    await sendMessage(deps, { messageId: plain }, context());
    expect(taken.map((message) => message.id)).toEqual([secret, plain]);
    expect(taken[0]).toMatchObject({ to: 'a@b.test', text: 'secret link' });
    expect(await shown(secret)).toMatchObject({ status: 'sent', body: null });
    expect(await shown(plain)).toMatchObject({ status: 'sent', body: 'secret link' });
  });

  it('are tried again while the server is away, and keep its refusal', async () => {
    const away = () => new NotifyError('retry', 'nobody there');
    const { deps, taken } = mailServer([away(), null, new NotifyError('refused', 'no such person'), away()]);
    const [first, second, third] = [await queued(), await queued(), await queued()];
    await expect(sendMessage(deps, { messageId: first }, context())).rejects.toThrow('nobody there');
    await sendMessage(deps, { messageId: first }, context(2));
    await sendMessage(deps, { messageId: second }, context());
    await sendMessage(deps, { messageId: third }, context(11, true));
    expect(taken).toHaveLength(1);
    expect(await shown(first)).toMatchObject({ status: 'sent', error: null });
    expect(await shown(second)).toMatchObject({ status: 'failed', error: 'no such person' });
    expect(await shown(third)).toMatchObject({ status: 'failed', error: 'nobody there' });
  });

  it('whose task was lost are found again', async () => {
    const { deps } = mailServer([]);
    const id = await queued();
    expect(await nudgeUnsentMessages(deps)).toBe(0);
    app.clock.move(4 * 3_600_000);
    await nudgeUnsentMessages(deps);
    expect(await nudges(id)).toBe(2);
    app.clock.move(-4 * 3_600_000);
  });

  it('are paged, and visible to admins only', async () => {
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: string = cursor ? `&cursor=${cursor}` : '';
      const { body } = await app.browser().ask(`/api/v1/messages?limit=2${page}`, { key });
      seen.push(...body.items.map((item: { id: string }) => item.id));
      cursor = body.nextCursor;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual([...seen].sort().reverse());
    expect((await app.browser().ask('/api/v1/messages?cursor=xyz', { key })).body.code).toBe('cursor_invalid');
    const organisationId = await app.addOrganisation('Acme');
    const userId = await app.addUser({ email: 'o@acme.test', roles: ['owner'], organisationId });
    const owner = await app.addKey({ userId, organisationId, role: 'owner' });
    expect((await app.browser().ask('/api/v1/messages', { key: owner })).status).toBe(403);
  });
});
