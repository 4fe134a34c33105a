export interface OutgoingMessage {
  /** One address, without a display name. */
  to: string;
  subject: string;
  /** Plain text; line ends as `\n`. */
  text: string;
  /** A published iCalendar, attached to it. */
  calendar?: string;
  /** Id of the stored message. Sent as Message-ID, so that a message sent twice after a crash is shown once. */
  id?: string;
}

export type NotifyFault = 'retry' | 'refused';

/** `retry`: the mail server cannot be reached or says "later". `refused`: no retry can succeed; a person has to look. */
export class NotifyError extends Error {
  readonly fault: NotifyFault;
  constructor(fault: NotifyFault, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'NotifyError';
    this.fault = fault;
  }
}

/** Sends a message that is already stored. */
export interface Notifier {
  /** `stored`: no mail server is configured; an admin can read the stored row. */
  readonly kind: 'stored' | 'smtp';
  /** Resolves once the next mail server has accepted the message. @throws NotifyError. */
  send(message: OutgoingMessage): Promise<void>;
  close(): Promise<void>;
}
