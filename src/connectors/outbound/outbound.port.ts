/** What can go wrong before an answer is there. */
export const outboundFaults = [
  'timed_out',
  'address_refused',
  'name_unknown',
  'connection_failed',
  'certificate_refused',
  'answer_unreadable',
] as const;
export type OutboundFault = (typeof outboundFaults)[number];

export class OutboundError extends Error {
  override readonly name = 'OutboundError';
  readonly fault: OutboundFault;

  constructor(fault: OutboundFault, cause?: unknown) {
    super(fault, { cause });
    this.fault = fault;
  }
}

export interface OutboundPost {
  url: string;
  headers: Record<string, string>;
  body: string;
  /** From the first look-up of the name to the end of what is read of the answer. */
  timeoutMs: number;
  /** Characters that are kept of the answer; the rest is not read. */
  mostText: number;
  signal?: AbortSignal;
}

export interface OutboundAnswer {
  status: number;
  /** The beginning of the body, as text. */
  text: string;
}

/** Calls to addresses that a customer typed. Every feature that calls one goes through here. */
export interface Outbound {
  /** The reason for which an address is refused before anything is looked up; null where it may be tried. */
  refusalOf(url: string): AddressRefusal | null;
  /** Posts once; follows no redirect. @throws OutboundError. */
  post(post: OutboundPost): Promise<OutboundAnswer>;
}

export const addressRefusals = ['not_a_url', 'not_https', 'has_credentials', 'inside_network'] as const;
export type AddressRefusal = (typeof addressRefusals)[number];
