import type { Express } from 'express';
import {
  acceptInvitationEndpoint,
  chooseMailEndpoint,
  editMeEndpoint,
  editMemberEndpoint,
  editStaffEndpoint,
  getMeEndpoint,
  inviteEndpoint,
  listInvitationsEndpoint,
  listMembersEndpoint,
  listSessionsEndpoint,
  listStaffEndpoint,
  removeMemberEndpoint,
  resendInvitationEndpoint,
  revokeInvitationEndpoint,
  revokeSessionEndpoint,
} from '../../contract/access.contract.ts';
import { createApiKeyEndpoint, listApiKeysEndpoint, revokeApiKeyEndpoint } from '../../contract/api-keys.contract.ts';
import type { Deps } from '../../deps.ts';
import type { Authenticator } from '../../http/kit/authenticator.port.ts';
import { created, ok, type Route, route } from '../../http/kit/route.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { createAuthenticator } from './authenticator.ts';
import { createAuth } from './better-auth.ts';
import { chooseMail } from './decide-mail.ts';
import { editMe } from './edit-me.ts';
import { getMe } from './get-me.ts';
import { invite } from './invite.ts';
import { listApiKeys, makeApiKey, revokeApiKey } from './manage-api-keys.ts';
import { listInvitations, revokeInvitation } from './manage-invitations.ts';
import { editMember, listMembers, removeMember } from './manage-members.ts';
import { editStaff, listStaff } from './manage-staff.ts';
import { listOwnSessions, revokeOwnSession } from './own-sessions.ts';
import { resendInvitation } from './resend-invitation.ts';
import { sendRecovery } from './send-recovery.ts';
import { settleReset } from './settle-reset.ts';
import { authRoutes } from './sign-in.routes.ts';
import { throttle } from './throttle.ts';

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
  return [...ownRoutes(deps), ...peopleRoutes(deps), ...keyRoutes(deps)];
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

function peopleRoutes(deps: Deps): Route[] {
  return [
    route(listInvitationsEndpoint, async ({ caller, query }) => ok(await listInvitations(deps, caller, query))),
    route(inviteEndpoint, async ({ caller, body }) => created(await invite(deps, caller, body))),
    route(acceptInvitationEndpoint, async ({ caller, address, body }) => {
      await throttle(deps, { at: 'link', address, account: null, device: null });
      return created(await acceptInvitation(deps, caller, body));
    }),
    route(chooseMailEndpoint, async ({ caller, address, body }) => {
      await throttle(deps, { at: 'link', address, account: null, device: null });
      return ok(await chooseMail(deps, caller, body));
    }),
    route(revokeInvitationEndpoint, async ({ caller, params }) => ok(await revokeInvitation(deps, caller, params.id))),
    route(resendInvitationEndpoint, async ({ caller, params }) => ok(await resendInvitation(deps, caller, params.id))),
    route(listMembersEndpoint, async ({ caller, query }) => ok(await listMembers(deps, caller, query))),
    route(editMemberEndpoint, async ({ caller, params, body }) =>
      ok(await editMember(deps, caller, { userId: params.userId, role: body.role })),
    ),
    route(removeMemberEndpoint, async ({ caller, params }) => {
      await removeMember(deps, caller, params.userId);
      return done;
    }),
    route(listStaffEndpoint, async ({ caller, query }) => ok(await listStaff(deps, caller, query))),
    route(editStaffEndpoint, async ({ caller, params, body }) =>
      ok(await editStaff(deps, caller, { userId: params.userId, patch: body })),
    ),
  ];
}

function keyRoutes(deps: Deps): Route[] {
  return [
    route(listApiKeysEndpoint, async ({ caller, query }) => ok(await listApiKeys(deps, caller, query))),
    route(createApiKeyEndpoint, async ({ caller, body }) => created(await makeApiKey(deps, caller, body))),
    route(revokeApiKeyEndpoint, async ({ caller, params }) => ok(await revokeApiKey(deps, caller, params.id))),
  ];
}
