import {
  answerConsentEndpoint,
  listQuestionsEndpoint,
  readConsentEndpoint,
  takeDownAnswerEndpoint,
} from '../../contract/consents.contract.ts';
import type { Deps } from '../../deps.ts';
import { ok, type Route, route } from '../../http/kit/route.ts';
import { throttle } from '../throttle.ts';
import { answerConsent, readConsent, takeDownAnswer } from './consents.ts';
import { listQuestions } from './list-questions.ts';

export function consentRoutes(deps: Deps): Route[] {
  return [
    route(answerConsentEndpoint, async ({ caller, address, body }) => {
      await throttle(deps, { at: 'link', address, account: null, device: null });
      return ok(await answerConsent(deps, caller, body));
    }),
    route(readConsentEndpoint, async ({ address, params }) => {
      await throttle(deps, { at: 'link', address, account: null, device: null });
      return ok(await readConsent(deps, params.token));
    }),
    route(takeDownAnswerEndpoint, async ({ caller, params, body }) =>
      ok(await takeDownAnswer(deps, caller, { ...params, ...body })),
    ),
    route(listQuestionsEndpoint, async ({ caller, params }) => ok(await listQuestions(deps, caller, params.id))),
  ];
}
