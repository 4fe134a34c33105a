import {
  createCustomerEndpoint,
  editCustomerEndpoint,
  getCustomerEndpoint,
  listCustomersEndpoint,
} from '../../contract/customers.contract.ts';
import type { Deps } from '../../deps.ts';
import { withETag } from '../../http/kit/precondition.ts';
import { created, ok, type Route, route } from '../../http/kit/route.ts';
import { createCustomer } from './create-customer.ts';
import { editCustomer } from './edit-customer.ts';
import { getCustomer, listCustomers } from './read-customers.ts';

export function customerRoutes(deps: Deps): Route[] {
  return [
    route(listCustomersEndpoint, async ({ caller, query }) => ok(await listCustomers(deps, caller, query))),
    route(createCustomerEndpoint, async ({ caller, body }) => {
      const { reply, version } = await createCustomer(deps, caller, body);
      return withETag(created(reply), version);
    }),
    route(getCustomerEndpoint, async ({ caller, params }) => {
      const { reply, version } = await getCustomer(deps, caller, params.id);
      return withETag(ok(reply), version);
    }),
    route(editCustomerEndpoint, async ({ caller, params, body, expectedVersion }) => {
      const { reply, version } = await editCustomer(deps, caller, { id: params.id, expectedVersion, patch: body });
      return withETag(ok(reply), version);
    }),
  ];
}
