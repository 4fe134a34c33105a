import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { createFileAnchors } from '../../src/connectors/anchors/file-anchors.ts';
import { loadServiceCalendar } from '../../src/connectors/calendar/load-service-calendar.ts';
import { createConnectorFactory, phoneSystemCatalogue } from '../../src/connectors/phone-systems/connector-registry.ts';
import { parsePhoneSystemSettings } from '../../src/connectors/phone-systems/phone-system-settings.ts';
import { Database } from '../../src/db/database.ts';
import { LiveFeed } from '../../src/db/live-feed.ts';
import type { Caller, Deps, Language } from '../../src/deps.ts';
import type { Actor } from '../../src/domain/access/actor.ts';
import { isStaffRole, type Role } from '../../src/domain/access/role.ts';
import { OpenConnectors } from '../../src/reconcile/connectors/open-connectors.ts';
import { newId } from '../../src/shared/ids.ts';
import { assertAuditHoldsFacts } from './audit-facts.ts';
import { createQueueDatabase } from './queue-stores.ts';

export interface FeatureWorld {
  deps: Deps;
  /** The owner's address, for what the application's role may not do. */
  url: string;
  /** Moves the clock. */
  setNow(instant: string): void;
  close(): Promise<void>;
}

function absent(part: string): never {
  throw new Error(`this test has no ${part}`);
}

/** The dependencies of use cases that need only the database, the calendar and phone systems; using any other one throws. */
export async function openFeatureWorld(): Promise<FeatureWorld> {
  const { url, drop } = await createQueueDatabase();
  const logger = pino({ level: 'silent' });
  const database = new Database({ url, logger, maxConnections: 5 });
  const liveFeed = new LiveFeed({ database, logger });
  let now = new Date('2026-03-04T10:00:00+08:00');
  const parts: Partial<Deps> = {
    clock: { now: () => now },
    logger,
    database,
    outbox: { wake: () => undefined },
    liveFeed,
    connectors: new OpenConnectors({ factory: createConnectorFactory(), logger }),
    phoneSystemKinds: phoneSystemCatalogue,
    parsePhoneSystemSettings,
    calendar: loadServiceCalendar(),
    anchors: createFileAnchors({ path: null, secret: 'no file, no signature', logger }),
    publicUrl: () => 'http://lineshift.test',
  };
  const deps = new Proxy(parts, {
    get: (target, part: keyof Deps) => target[part] ?? absent(String(part)),
  }) as Deps;
  return {
    deps,
    url,
    setNow: (instant) => {
      now = new Date(instant);
    },
    async close() {
      await liveFeed.close();
      await database.close();
      await assertAuditHoldsFacts(url).finally(drop);
    },
  };
}

/** An actor who calls a use case. Customers' users need their organisation. */
export function callerOf(
  role: Role,
  {
    organisationId = null,
    language = 'en',
    userId = newId(),
  }: { organisationId?: string | null; language?: Language; userId?: string } = {},
): Caller {
  if (!isStaffRole(role) && organisationId === null) throw new Error(`a ${role} belongs to an organisation`);
  const actor: Actor = { kind: 'user', userId, name: `The ${role}`, organisationId, roles: [role] };
  return { actor, callId: 'test', language, remember: async () => undefined };
}

/** A folder that does not exist. */
export function missingFolder(): string {
  return join(tmpdir(), `lineshift-no-such-folder-${newId()}`);
}
