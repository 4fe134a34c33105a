import { join } from 'node:path';
import { Registry } from 'prom-client';
import type { Config } from './config/config.ts';
import { installationSecret } from './config/installation-secret.ts';
import { createFileAnchors } from './connectors/anchors/file-anchors.ts';
import { createFfmpegAudio } from './connectors/audio/ffmpeg-audio.ts';
import { findEngine } from './connectors/audio/ffmpeg-engine.ts';
import { loadServiceCalendar } from './connectors/calendar/load-service-calendar.ts';
import { createHttpFeed } from './connectors/feed/http-feed.ts';
import type { Notifier } from './connectors/notify/notify.port.ts';
import { createSmtpNotifier } from './connectors/notify/smtp-notifier.ts';
import { createStoredNotifier } from './connectors/notify/stored-notifier.ts';
import { createGuardedOutbound } from './connectors/outbound/guarded-outbound.ts';
import { createConnectorFactory, phoneSystemCatalogue } from './connectors/phone-systems/connector-registry.ts';
import { parsePhoneSystemSettings } from './connectors/phone-systems/phone-system-settings.ts';
import { createFfmpegPictures } from './connectors/pictures/ffmpeg-pictures.ts';
import { createDiskStorage } from './connectors/storage/disk-storage.ts';
import { createS3Storage } from './connectors/storage/s3-storage.ts';
import type { Storage } from './connectors/storage/storage.port.ts';
import { applicationRole, Database } from './db/database.ts';
import { LiveFeed } from './db/live-feed.ts';
import { createOutboxSignal, type RelaySignal } from './db/outbox-signal.ts';
import type { Deps } from './deps.ts';
import { registerFeedFigures } from './features/announcements/feed/feed-figures.ts';
import { keepFollowing } from './features/calendar/follow-calendar.ts';
import { registerPromptFigures } from './features/prompts/prompt-figures.ts';
import { createTaskQueue } from './queue/create-task-queue.ts';
import { type DashboardHandler, queueDashboard } from './queue/queue-dashboard.ts';
import { OpenConnectors } from './reconcile/connectors/open-connectors.ts';
import { noteAnswering } from './reconcile/note-answering.ts';
import { type Clock, systemClock } from './shared/clock.ts';
import type { Logger } from './shared/logger.ts';
import { createSecretBox } from './shared/secret-box.ts';
import { Closers } from './shared/shutdown.ts';
import { createValueTags } from './shared/value-tags.ts';
import { longestWorkMs, sweepWorkFolder, workFolderIn } from './shared/work-folder.ts';
import { taskContracts } from './tasks/task-contracts.ts';

/** How often the work folder is tidied, ms. */
const tidyEveryMs = 10 * 60_000;

export interface ContainerOptions {
  config: Config;
  logger: Logger;
  /** The owner's URL; every connection steps down to the application's role. */
  databaseUrl: string;
  /** The data folder and the database are this process's alone: what is left in them by a killed one is dealt with at once. */
  onlyProcess?: boolean;
  /** Tests override parts here. */
  overrides?: Partial<Deps>;
}

export interface Container {
  deps: Deps;
  /** Signs sessions. */
  secret: string;
  /** Where the relay of this process hears of commits. */
  relaySignal: RelaySignal;
  /** The job dashboard's pages, below a path. */
  queueDashboard(basePath: string): DashboardHandler;
  /** Told once the server listens. */
  setPublicUrl(url: string): void;
  /** Closes in reverse order of opening. */
  close(): Promise<void>;
}

/** Builds everything once: configuration in, dependencies out. */
export async function buildContainer(options: ContainerOptions): Promise<Container> {
  const { config, logger, databaseUrl } = options;
  const closers = new Closers(logger);
  const secret = installationSecret(config.secret, config.dataFolder);
  const clock = options.overrides?.clock ?? systemClock;
  const database = new Database({ url: databaseUrl, logger });
  closers.add('database', () => database.close());
  const relaySignal = createOutboxSignal({ database, logger });
  const liveFeed = new LiveFeed({ database, logger });
  const workFolder = workFolderIn(config.dataFolder);
  let publicUrl = config.publicUrl ?? `http://127.0.0.1:${config.port}`;
  try {
    const [queue, { audio, pictures }] = await Promise.all([
      openQueue(options),
      openMedia(options, closers),
      sweepWorkFolder(workFolder, options.onlyProcess ? 0 : longestWorkMs, clock.now().getTime()),
      liveFeed.start(),
    ]);
    closers.add('live feed', () => liveFeed.close());
    closers.add('queue', () => queue.close());
    const tidying = tidyAgainAndAgain(workFolder, { clock, logger });
    closers.add('work folder', async () => clearInterval(tidying));
    const connectors = openConnectors(options, clock, () => deps);
    closers.add('phone systems', () => connectors.close());
    const notifier = openNotifier(config);
    closers.add('notifier', () => notifier.close());
    const deps: Deps = {
      config,
      clock,
      logger,
      database,
      outbox: relaySignal,
      liveFeed,
      queue,
      audio,
      pictures,
      notifier,
      metrics: new Registry(),
      anchors: createFileAnchors({ path: config.auditAnchors, secret, logger }),
      connectors,
      ...withoutConnections(config, secret),
      publicUrl: () => publicUrl,
      ...options.overrides,
    };
    registerFigures(deps);
    closers.add('service calendar', await keepFollowing(deps));
    const setPublicUrl = (url: string) => {
      publicUrl = config.publicUrl ?? url;
    };
    const dashboard = (basePath: string) => queueDashboard(queue, basePath);
    return { deps, secret, relaySignal, queueDashboard: dashboard, setPublicUrl, close: () => closers.closeAll() };
  } catch (error) {
    await closers.closeAll();
    throw error;
  }
}

function registerFigures(deps: Deps): void {
  registerPromptFigures(deps);
  registerFeedFigures(deps);
}

function openQueue({ config, databaseUrl, onlyProcess, logger }: ContainerOptions) {
  const { redisUrl } = config;
  return createTaskQueue({
    redisUrl,
    databaseUrl,
    role: applicationRole,
    onlyProcess,
    contracts: taskContracts,
    logger,
  });
}

function openConnectors({ logger, overrides }: ContainerOptions, clock: Clock, deps: () => Deps): OpenConnectors {
  const onAnswering = (phoneSystemId: string, answers: boolean) => noteAnswering(deps(), { phoneSystemId, answers });
  return (
    overrides?.connectors ?? new OpenConnectors({ factory: createConnectorFactory({ clock }), logger, onAnswering })
  );
}

function tidyAgainAndAgain(workFolder: string, { clock, logger }: { clock: Clock; logger: Logger }): NodeJS.Timeout {
  return setInterval(() => {
    sweepWorkFolder(workFolder, longestWorkMs, clock.now().getTime()).catch((error: unknown) =>
      logger.warn({ err: error }, 'the work folder could not be tidied'),
    );
  }, tidyEveryMs);
}

/** Parts that need no connection of their own and nothing to be closed. */
function withoutConnections(config: Config, secret: string) {
  return {
    storage: openStorage(config),
    noticeFeed: config.feed && createHttpFeed(config.feed),
    outbound: createGuardedOutbound({ loopback: config.webhooksLoopback }),
    webhookSecrets: createSecretBox(secret, 'webhook secrets'),
    valueTags: createValueTags(secret),
    parsePhoneSystemSettings,
    phoneSystemKinds: phoneSystemCatalogue,
    calendar: loadServiceCalendar(),
  };
}

/** Recordings and pictures come from strangers: one ffmpeg, in one sandbox, works on both. */
async function openMedia(
  { config, logger, overrides }: ContainerOptions,
  closers: Closers,
): Promise<Pick<Deps, 'audio' | 'pictures'>> {
  const engine = await findEngine({ ffmpegPath: config.ffmpegPath ?? undefined, refusesUnguarded: !config.demo });
  const pictures = createFfmpegPictures(engine);
  if (overrides?.audio) return { audio: overrides.audio, pictures };
  for (const warning of engine.warnings) logger.warn({ part: 'audio' }, warning);
  const audio = await createFfmpegAudio({ engine });
  closers.add('audio', () => audio.close());
  return { audio, pictures };
}

function openStorage(config: Config): Storage {
  return config.s3
    ? createS3Storage({ ...config.s3, spoolFolder: join(config.dataFolder, 'spool') })
    : createDiskStorage({ folder: join(config.dataFolder, 'files') });
}

function openNotifier(config: Config): Notifier {
  return config.smtp ? createSmtpNotifier(config.smtp) : createStoredNotifier();
}
