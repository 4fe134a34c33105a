import {
  createCustomerEndpoint,
  editCustomerEndpoint,
  getCustomerEndpoint,
  listCustomersEndpoint,
} from '../../contract/customers.contract.ts';
import { exportCustomersEndpoint, importCustomersEndpoint, largestTable } from '../../contract/tables.contract.ts';
import type { Deps } from '../../deps.ts';
import { taipeiDate } from '../../domain/calendar/taipei-time.ts';
import { withETag } from '../../http/kit/precondition.ts';
import { created, ok, type Route, route, streamRoute } from '../../http/kit/route.ts';
import { receiveTable, sendTable } from '../../http/kit/table-file.ts';
import { createCustomer } from './create-customer.ts';
import { editCustomer } from './edit-customer.ts';
import { exportCustomers } from './export-customers.ts';
import { importCustomers } from './import-customers.ts';
import { getCustomer, listCustomers } from './read-customers.ts';

export function customerRoutes(deps: Deps): Route[] {
  return [
    // Before the addresses of single customers, or they would answer for `/customers/imports`.
    streamRoute(exportCustomersEndpoint, async ({ caller, query }, request, response) => {
      const lines = await exportCustomers(deps, caller, query);
      return await sendTable({ request, response }, `customers-${taipeiDate(deps.clock.now())}`, lines);
    }),
    streamRoute(importCustomersEndpoint, async ({ caller }, request) =>
      ok(await importCustomers(deps, caller, await receiveTable(request, { maxBytes: largestTable }))),
    ),
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
