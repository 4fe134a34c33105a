import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Notifier } from '../../src/connectors/notify/notify.port.ts';
import { createSmtpNotifier } from '../../src/connectors/notify/smtp-notifier.ts';
import { createStoredNotifier } from '../../src/connectors/notify/stored-notifier.ts';

interface Received {
  recipients: string[];
  mail: ParsedMail;
}

describe('notifiers', () => {
  const received: Received[] = [];
  let server: SMTPServer;
  let notifier: Notifier;

  beforeAll(async () => {
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onAuth: (auth, _session, done) =>
        auth.password === 'right' ? done(null, { user: 'desk' }) : done(new Error('wrong password')),
      onRcptTo({ address }, _session, done) {
        const refusals: Record<string, number> = { 'gone@example.org': 550, 'busy@example.org': 450 };
        const code = refusals[address];
        done(code === undefined ? null : Object.assign(new Error('no'), { responseCode: code }));
      },
      onData(stream, session, done) {
        simpleParser(stream).then((mail) => {
          received.push({ mail, recipients: session.envelope.rcptTo.map(({ address }) => address) });
          done();
        }, done);
      },
    });
    server.listen(0, '127.0.0.1');
    await once(server.server, 'listening');
    notifier = createSmtpNotifier({ url: address('desk:right@'), from: 'Lineshift <desk@example.org>' });
  });
  beforeEach(() => received.splice(0));
  afterAll(async () => {
    await notifier.close();
    await new Promise<void>((resolve) => server.close(resolve));
  });

  function address(credentials: string): string {
    return `smtp://${credentials}127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  }

  it('sends nothing where no mail server is set', async () => {
    const stored = createStoredNotifier();
    expect(stored.kind).toBe('stored');
    await stored.send({ to: 'someone@example.org', subject: 'x', text: 'y' });
    expect(received).toEqual([]);
  });

  it('sends subject and text in any script to exactly one recipient', async () => {
    const text = '您的申請已受理。\n預計完成時間:7/3 18:00\n.\n..end';
    await notifier.send({ to: 'someone@example.org', subject: '語音更換已完成 ✓', text, id: '0190-abc' });
    expect(received).toHaveLength(1);
    const [{ mail, recipients }] = received as [Received];
    expect(recipients).toEqual(['someone@example.org']);
    expect(mail.subject).toBe('語音更換已完成 ✓');
    expect(mail.text?.trimEnd()).toBe(text);
    expect(mail.from?.text).toBe('"Lineshift" <desk@example.org>');
    expect(mail.messageId).toBe('<0190-abc@example.org>');
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
  });

  it('attaches a calendar unchanged, as published', async () => {
    const calendar = 'BEGIN:VCALENDAR\r\nMETHOD:PUBLISH\r\nX-NAME:語音\r\nEND:VCALENDAR\r\n';
    await notifier.send({ to: 'someone@example.org', subject: 's', text: 't', calendar });
    const [{ mail }] = received as [Received];
    expect(mail.text?.trim()).toBe('t');
    expect(mail.attachments).toHaveLength(1);
    const [attachment] = mail.attachments;
    expect(attachment).toMatchObject({ contentType: 'text/calendar', filename: 'promise.ics' });
    expect(attachment?.headers.get('content-type')).toMatchObject({ params: { method: 'PUBLISH', charset: 'utf-8' } });
    expect(attachment?.content.toString('utf8')).toBe(calendar);
  });

  it('lets no line break in a subject become a header', async () => {
    const subject = 'Hello\r\nBcc: spy@example.net\r\n\r\nother body';
    await notifier.send({ to: 'someone@example.org', subject, text: 'the body' });
    const [{ mail, recipients }] = received as [Received];
    expect(recipients).toEqual(['someone@example.org']);
    expect(mail.headers.has('bcc')).toBe(false);
    expect(mail.subject).toBe('Hello Bcc: spy@example.net other body');
    expect(mail.text?.trim()).toBe('the body');
  });

  it('refuses anything but one plain address', async () => {
    const bad = ['', 'a@b.c, d@e.f', 'a@b.c\r\nBcc: d@e.f', 'Name <a@b.c>', 'a@b@c', 'group: a@b.c;', 'a b@c.d'];
    for (const to of bad) {
      await expect(notifier.send({ to, subject: 's', text: 't' }), to).rejects.toMatchObject({ fault: 'refused' });
    }
    expect(received).toEqual([]);
  });

  it('tells a permanent refusal from a transient one', async () => {
    const message = { subject: 's', text: 't' };
    await expect(notifier.send({ ...message, to: 'gone@example.org' })).rejects.toMatchObject({ fault: 'refused' });
    await expect(notifier.send({ ...message, to: 'busy@example.org' })).rejects.toMatchObject({ fault: 'retry' });
    const nobody = createSmtpNotifier({ url: 'smtp://127.0.0.1:1', from: 'desk@example.org' });
    await expect(nobody.send({ ...message, to: 'a@example.org' })).rejects.toMatchObject({ fault: 'retry' });
    await nobody.close();
    const stranger = createSmtpNotifier({ url: address('desk:wrong@'), from: 'desk@example.org' });
    await expect(stranger.send({ ...message, to: 'a@example.org' })).rejects.toMatchObject({ fault: 'retry' });
    await stranger.close();
    expect(received).toEqual([]);
  });

  it('loads neither files nor URLs for a message', async () => {
    const text = { path: '/etc/hostname' } as unknown as string;
    await expect(notifier.send({ to: 'a@example.org', subject: 's', text })).rejects.toMatchObject({
      cause: { originalCode: 'EFILEACCESS' },
    });
    const linked = { href: 'http://127.0.0.1:1/' } as unknown as string;
    await expect(notifier.send({ to: 'a@example.org', subject: 's', text: linked })).rejects.toMatchObject({
      cause: { originalCode: 'EURLACCESS' },
    });
    expect(received).toEqual([]);
  });
});
