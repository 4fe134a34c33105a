import type { ChangeRequestInput } from '../../../contract/change-request-kinds.contract.ts';
import type { QualificationReply } from '../../../contract/qualifications.contract.ts';
import type { Caller, Deps } from '../../../deps.ts';
import { type Qualification, reasonEffects } from '../../../domain/qualification/qualification-input.ts';
import { presentDeadline, presentForecast } from '../../deadline-presenter.ts';
import { presentReasons } from '../../reason-presenter.ts';
import { askOf } from '../kinds/request-kinds.ts';
import { assessFiling } from './assess-filing.ts';
import { foreseen } from './foreseen.ts';
import { resolveAsk } from './resolve-ask.ts';

/** The dry run that the form makes before filing; nothing is recorded. @throws AppError as `assessFiling`. */
export async function qualifyFiling(
  deps: Deps,
  caller: Caller,
  input: ChangeRequestInput,
): Promise<QualificationReply> {
  const now = deps.clock.now();
  const { ask, assessment } = await deps.database.transaction(caller.actor, async (transaction) => {
    const ask = await resolveAsk(transaction, askOf(input), now);
    return { ask, assessment: await assessFiling(deps, transaction, { caller, ask, now, lock: false }) };
  });
  const { qualification, deadline, forecast } = assessment;
  const isQualified = qualification.result === 'qualified';
  return {
    result: qualification.result,
    reasons: presentReasons(qualification.reasons, caller.language),
    deadline: isQualified ? presentDeadline(deadline, caller.language) : null,
    forecast: isQualified && forecast !== null ? presentForecast(forecast) : null,
    duplicates: qualification.reasons
      .filter(({ code }) => reasonEffects[code] === 'conflict')
      .map(({ params }) => ({ changeRequestId: String(params.changeRequestId) })),
    nextFreeAt: nextFreeOf(qualification),
    lines: foreseen(deps, caller, ask, assessment),
  };
}

function nextFreeOf({ reasons }: Qualification): string | null {
  const nextFree = reasons.find(({ params }) => params.nextFree !== undefined)?.params.nextFree;
  return nextFree === undefined ? null : String(nextFree);
}
