import { getContactEndpoint } from '../../contract/contact.contract.ts';
import type { Deps } from '../../deps.ts';
import { ok, type Route, route } from '../../http/kit/route.ts';

export function contactRoutes({ config }: Deps): Route[] {
  return [route(getContactEndpoint, async () => ok(config.contact))];
}
