import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { exportAuditEndpoint, listAuditEndpoint } from '../../contract/audit.contract.ts';
import type { Deps } from '../../deps.ts';
import { taipeiDate } from '../../domain/calendar/taipei-time.ts';
import { createRateLimits } from '../../http/kit/rate-limit.ts';
import { ok, type Route, route, streamRoute } from '../../http/kit/route.ts';
import { exportAudit } from './export-audit.ts';
import { listAudit } from './list-audit.ts';

export function auditRoutes(deps: Deps): Route[] {
  // One is worth hundreds of pages of the list.
  const exports = createRateLimits({ name: 'audit-export', points: 30, windowSeconds: 3600 });
  return [
    route(listAuditEndpoint, async ({ caller, query }) => ok(await listAudit(deps, caller, query))),
    streamRoute(exportAuditEndpoint, async ({ caller, query }, request, response) => {
      await exports.count(caller.actor.userId ?? caller.actor.kind);
      const lines = await exportAudit(deps, caller, query);
      response.status(200).set({
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="audit-${taipeiDate(deps.clock.now())}.csv"`,
        'Cache-Control': 'private, no-store',
      });
      if (request.method === 'HEAD') response.end();
      else await pipeline(Readable.from(lines), response);
      return undefined;
    }),
  ];
}
