import { createTransport } from 'nodemailer';
import { type Notifier, NotifyError, type NotifyFault, type OutgoingMessage } from './notify.port.ts';

export interface SmtpNotifierOptions {
  /** `smtp://user:password@host:587` (STARTTLS where offered) or `smtps://…:465`. */
  url: string;
  /** Sender, for example `Lineshift <desk@example.org>`. */
  from: string;
}

/** One plain address: nothing that could add a second recipient, a display name or a header. */
const addressPattern = /^[^\s,;:<>"()[\]\\@]{1,64}@[^\s,;:<>"()[\]\\@]{1,255}$/;

/** Sends through a mail server. A message cannot make it read files or addresses of ours. */
export function createSmtpNotifier({ url, from }: SmtpNotifierOptions): Notifier {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 2,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    kind: 'smtp',
    async send(message) {
      if (!addressPattern.test(message.to)) throw new NotifyError('refused', 'the recipient is not one plain address');
      try {
        await transport.sendMail(mailOf(message, from));
      } catch (error) {
        throw new NotifyError(faultOf(error), 'the mail server did not take the message', { cause: error });
      }
    },
    close: async () => transport.close(),
  };
}

/** Published, as the calendar itself says (RFC 5546): a mail program offers it, and answers nobody. */
const calendarType = 'text/calendar; charset=utf-8; method=PUBLISH';

function mailOf({ to, subject, text, id, calendar }: OutgoingMessage, from: string) {
  const domain = /@([^\s>]+)>?\s*$/.exec(from)?.[1] ?? 'localhost';
  return {
    from,
    to: { name: '', address: to },
    subject: subject.replace(/[\r\n]+/g, ' '),
    text,
    ...(calendar === undefined
      ? {}
      : { attachments: [{ filename: 'promise.ics', content: calendar, contentType: calendarType }] }),
    ...(id ? { messageId: `<${id.replace(/[^A-Za-z0-9._-]/g, '')}@${domain}>` } : {}),
    // RFC 3834: keeps out-of-office programs from answering us.
    headers: { 'Auto-Submitted': 'auto-generated' },
  };
}

/**
 * RFC 5321 §4.2.1: a 5xx answer is final; after a 4xx answer or none, a retry may succeed. Wrong credentials (535) are
 * our fault, so those messages wait.
 */
function faultOf(error: unknown): NotifyFault {
  const { code, responseCode } = error as { code?: string; responseCode?: number };
  if (code === 'EAUTH') return 'retry';
  return responseCode !== undefined && responseCode >= 500 ? 'refused' : 'retry';
}
