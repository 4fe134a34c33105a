import {
  acknowledgeAlarmEndpoint,
  checkOnCallEndpoint,
  getAlarmEndpoint,
  getOnCallEndpoint,
  listAlarmsEndpoint,
  putOnCallEndpoint,
} from '../../contract/on-call.contract.ts';
import type { Deps } from '../../deps.ts';
import { withETag } from '../../http/kit/precondition.ts';
import { ok, type Route, route } from '../../http/kit/route.ts';
import { acknowledgeAlarm, getAlarm, listAlarms } from './alarms.ts';
import { checkOnCall, readOnCall, saveOnCall } from './edit-on-call.ts';

export function onCallRoutes(deps: Deps): Route[] {
  return [
    route(getOnCallEndpoint, async ({ caller }) => {
      const { reply, version } = await readOnCall(deps, caller);
      return withETag(ok(reply), version);
    }),
    route(putOnCallEndpoint, async ({ caller, body, expectedVersion }) => {
      const { reply, version } = await saveOnCall(deps, caller, { expectedVersion, input: body });
      return withETag(ok(reply), version);
    }),
    route(checkOnCallEndpoint, async ({ caller, body }) => ok(await checkOnCall(deps, caller, body))),
    route(listAlarmsEndpoint, async ({ caller, query }) => ok(await listAlarms(deps, caller, query))),
    route(getAlarmEndpoint, async ({ caller, params }) => ok(await getAlarm(deps, caller, params.id))),
    route(acknowledgeAlarmEndpoint, async ({ caller, params }) => ok(await acknowledgeAlarm(deps, caller, params.id))),
  ];
}
