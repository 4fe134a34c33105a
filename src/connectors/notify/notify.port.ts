export interface OutgoingMessage {
  /** One address, without a display name. */
  to: string;
  subject: string;
  /** Plain text; line ends as `\n`. */
  text: string;
  /** Id of the stored message. Sent as Message-ID, so that a message sent twice after a crash is shown once. */
  id?: string;
}

export type NotifyFault = 'retry' | 'refused';

/** `retry`: the mail server cannot be reached or says "later". `refused`: this message will never be taken; a person must look. */
export class NotifyError extends Error {
  readonly fault: NotifyFault;
  constructor(fault: NotifyFault, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'NotifyError';
    this.fault = fault;
  }
}

/** Carries a message that is already stored to its reader. */
export interface Notifier {
  /** `stored`: no mail server is set, the stored row is all there is and an admin can read it. */
  readonly kind: 'stored' | 'smtp';
  /** Resolves once the next mail server has taken the message. @throws NotifyError. */
  send(message: OutgoingMessage): Promise<void>;
  close(): Promise<void>;
}
