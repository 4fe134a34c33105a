import type { Express } from 'express';
import {
  editMeEndpoint,
  getMeEndpoint,
  listSessionsEndpoint,
  revokeSessionEndpoint,
} from '../../contract/access.contract.ts';
import { createApiKeyEndpoint, listApiKeysEndpoint, revokeApiKeyEndpoint } from '../../contract/api-keys.contract.ts';
import { getInstallationEndpoint } from '../../contract/installation.contract.ts';
import type { Deps } from '../../deps.ts';
import type { Authenticator } from '../../http/kit/authenticator.port.ts';
import { created, ok, type Route, route, streamRoute } from '../../http/kit/route.ts';
import { createAuthenticator } from './authenticator.ts';
import { createAuth } from './better-auth.ts';
import { readInstallation } from './demo-door.ts';
import { editMe } from './edit-me.ts';
import { getMe } from './get-me.ts';
import { listApiKeys, makeApiKey, revokeApiKey } from './manage-api-keys.ts';
import { listOwnSessions, revokeOwnSession } from './own-sessions.ts';
import { sendRecovery } from './send-recovery.ts';
import { settleReset } from './settle-reset.ts';
import { authRoutes } from './sign-in.routes.ts';

export interface Access {
  /** Authenticates the caller of every route. */
  authenticator: Authenticator;
  /** Mounts sign-in below `/api/auth`; before any other body parser. */
  mount(app: Express): void;
  routes: Route[];
}

/** Builds everything about access once. `secret` signs cookies: at least 32 characters. */
export function createAccess({ deps, secret }: { deps: Deps; secret: string }): Access {
  const { database, clock, logger, publicUrl } = deps;
  const auth = createAuth({
    database,
    secret,
    publicUrl,
    logger,
    sendRecovery: (recovery) => sendRecovery(deps, recovery),
    onPasswordReset: (userId) => settleReset(deps, userId),
  });
  return {
    authenticator: createAuthenticator({ database, clock, secret, publicUrl }),
    mount: (app) => authRoutes(app, { deps, auth, secret }),
    routes: accessRoutes(deps),
  };
}

function accessRoutes(deps: Deps): Route[] {
  return [
    streamRoute(getInstallationEndpoint, async (_call, request) => ok(await readInstallation(deps, request))),
    ...ownRoutes(deps),
    ...keyRoutes(deps),
  ];
}

const done = { status: 204, body: null };

function ownRoutes(deps: Deps): Route[] {
  return [
    route(getMeEndpoint, async ({ caller }) => ok(await getMe(deps, caller))),
    route(editMeEndpoint, async ({ caller, body }) => ok(await editMe(deps, caller, body))),
    route(listSessionsEndpoint, async ({ caller }) => ok(await listOwnSessions(deps, caller))),
    route(revokeSessionEndpoint, async ({ caller, params }) => {
      await revokeOwnSession(deps, caller, params.id);
      return done;
    }),
  ];
}

function keyRoutes(deps: Deps): Route[] {
  return [
    route(listApiKeysEndpoint, async ({ caller, query }) => ok(await listApiKeys(deps, caller, query))),
    route(createApiKeyEndpoint, async ({ caller, body }) => created(await makeApiKey(deps, caller, body))),
    route(revokeApiKeyEndpoint, async ({ caller, params }) => ok(await revokeApiKey(deps, caller, params.id))),
  ];
}
