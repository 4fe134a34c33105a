import {
  discardScopeDraftEndpoint,
  getScopeDraftEndpoint,
  getScopeEndpoint,
  publishScopeEndpoint,
  saveScopeDraftEndpoint,
  searchScopeEndpoint,
} from '../../contract/scope.contract.ts';
import type { Deps } from '../../deps.ts';
import { withETag } from '../../http/kit/precondition.ts';
import { ok, type Route, route } from '../../http/kit/route.ts';
import { discardDraft, publishScope, readDraft, saveDraft } from './edit-scope.ts';
import { findInScope, readScope } from './read-scope.ts';

const withVersion = ({ reply, version }: { reply: unknown; version: number }) => withETag(ok(reply), version);

export function scopeRoutes(deps: Deps): Route[] {
  return [
    route(getScopeEndpoint, async ({ caller }) => ok(await readScope(deps, caller))),
    route(searchScopeEndpoint, async ({ caller, query }) => ok(await findInScope(deps, caller, query.q))),
    route(getScopeDraftEndpoint, async ({ caller }) => withVersion(await readDraft(deps, caller))),
    route(saveScopeDraftEndpoint, async ({ caller, body, expectedVersion }) =>
      withVersion(await saveDraft(deps, caller, { ...body, expectedVersion })),
    ),
    route(publishScopeEndpoint, async ({ caller, expectedVersion }) =>
      ok(await publishScope(deps, caller, expectedVersion)),
    ),
    route(discardScopeDraftEndpoint, async ({ caller, expectedVersion }) =>
      withVersion(await discardDraft(deps, caller, expectedVersion)),
    ),
  ];
}
