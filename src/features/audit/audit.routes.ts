import { listAuditEndpoint } from '../../contract/audit.contract.ts';
import type { Deps } from '../../deps.ts';
import { ok, type Route, route } from '../../http/kit/route.ts';
import { listAudit } from './list-audit.ts';

export function auditRoutes(deps: Deps): Route[] {
  return [route(listAuditEndpoint, async ({ caller, query }) => ok(await listAudit(deps, caller, query)))];
}
