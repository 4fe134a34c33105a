import type { Registry } from 'prom-client';
import type { Config } from './config/config.ts';
import type { AuditAnchors } from './connectors/anchors/anchors.port.ts';
import type { AudioProcessor } from './connectors/audio/audio.port.ts';
import type { ServiceCalendarProvider } from './connectors/calendar/calendar.port.ts';
import type { NoticeFeed } from './connectors/feed/feed.port.ts';
import type { Notifier } from './connectors/notify/notify.port.ts';
import type { Outbound } from './connectors/outbound/outbound.port.ts';
import type { PhoneSystemCatalogue, SettingsParser } from './connectors/phone-systems/phone-system.port.ts';
import type { PictureRedrawer } from './connectors/pictures/pictures.port.ts';
import type { Storage } from './connectors/storage/storage.port.ts';
import type { Database, Transaction } from './db/database.ts';
import type { LiveFeed } from './db/live-feed.ts';
import type { OutboxSignal } from './db/records.ts';
import type { Actor } from './domain/access/actor.ts';
import type { TaskQueue } from './queue/task-queue.port.ts';
import type { OpenConnectors } from './reconcile/connectors/open-connectors.ts';
import type { Clock } from './shared/clock.ts';
import type { Logger } from './shared/logger.ts';
import type { SecretBox } from './shared/secret-box.ts';
import type { ValueTags } from './shared/value-tags.ts';

/** What a use case may ask for. Built once by the container; tests override parts. */
export interface Deps {
  config: Config;
  clock: Clock;
  logger: Logger;
  database: Database;
  /** Wakes the outbox relay after a commit. */
  outbox: OutboxSignal;
  /** Published events of every process, for the live stream. */
  liveFeed: LiveFeed;
  queue: TaskQueue;
  storage: Storage;
  /** Where seals of the audit are written down outside the database. */
  anchors: AuditAnchors;
  audio: AudioProcessor;
  /** Draws senders' pictures anew. */
  pictures: PictureRedrawer;
  /** The open connectors to phone systems; only `src/reconcile` asks them. */
  connectors: OpenConnectors;
  /** What is known of a phone system's kind without asking it. */
  phoneSystemKinds: PhoneSystemCatalogue;
  /** What an admin typed for a phone system becomes what is stored. */
  parsePhoneSystemSettings: SettingsParser;
  calendar: ServiceCalendarProvider;
  notifier: Notifier;
  /** Calls to addresses that customers typed. */
  outbound: Outbound;
  /** The feed of government notices; null where none is configured. */
  noticeFeed: NoticeFeed | null;
  /** Encrypts the secrets of webhooks. */
  webhookSecrets: SecretBox;
  /** Names masked values in text without telling them. */
  valueTags: ValueTags;
  /** Figures of this process, shown at `/metrics`. */
  metrics: Registry;
  /** Address people and links use, without a slash at the end; known once the server listens. */
  publicUrl(): string;
}

export type Language = 'zh-TW' | 'en';

export interface Reply {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
}

/** Who calls, and what a use case needs to know of the call. */
export interface Caller {
  actor: Actor;
  callId: string | null;
  /** The session the call came with; absent for keys, visitors and workers. */
  sessionId?: string;
  language: Language;
  /**
   * Every use case that creates calls this inside its transaction with the answer it is about to give, so that effect and
   * answer are committed together and the same Idempotency-Key is answered the same for ever. Without the header it does nothing.
   */
  remember(transaction: Transaction, reply: Reply): Promise<void>;
}

/** A worker's own caller. */
export function systemCaller(actor: Actor): Caller {
  return { actor, callId: null, language: 'zh-TW', remember: async () => undefined };
}
