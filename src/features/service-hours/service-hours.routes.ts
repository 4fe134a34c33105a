import {
  closeExtensionEndpoint,
  getServiceHoursEndpoint,
  openExtensionEndpoint,
} from '../../contract/service-hours.contract.ts';
import type { Deps } from '../../deps.ts';
import { created, ok, type Route, route } from '../../http/kit/route.ts';
import { closeExtension, openExtension, readServiceHours } from './service-hours.ts';

export function serviceHoursRoutes(deps: Deps): Route[] {
  return [
    route(getServiceHoursEndpoint, async ({ caller }) => ok(await readServiceHours(deps, caller))),
    route(openExtensionEndpoint, async ({ caller, body }) => created(await openExtension(deps, caller, body))),
    route(closeExtensionEndpoint, async ({ caller, params }) => ok(await closeExtension(deps, caller, params.id))),
  ];
}
