import {
  draftExerciseEndpoint,
  getExerciseBroadcastEndpoint,
  listExerciseLinesEndpoint,
  stepExerciseEndpoint,
} from '../../../contract/exercise-broadcasts.contract.ts';
import {
  endExerciseEndpoint,
  getExerciseEndpoint,
  listExercisesEndpoint,
  startExerciseEndpoint,
} from '../../../contract/exercises.contract.ts';
import type { Deps } from '../../../deps.ts';
import { created, ok, type Route, route } from '../../../http/kit/route.ts';
import { draftPractised } from './draft-practised.ts';
import { getExercise, getExerciseBroadcast, listExerciseLines, listExercises } from './read-exercises.ts';
import { endExercise, startExercise } from './run-exercise.ts';
import { stepPractised } from './step-practised.ts';

export function exerciseRoutes(deps: Deps): Route[] {
  return [
    route(listExercisesEndpoint, async ({ caller, query }) => ok(await listExercises(deps, caller, query))),
    route(startExerciseEndpoint, async ({ caller, body }) => created(await startExercise(deps, caller, body))),
    route(getExerciseEndpoint, async ({ caller, params }) => ok(await getExercise(deps, caller, params.id))),
    route(endExerciseEndpoint, async ({ caller, params }) => ok(await endExercise(deps, caller, params.id))),
    route(draftExerciseEndpoint, async ({ caller, params, body }) =>
      created(await draftPractised(deps, caller, { id: params.id, draft: body })),
    ),
    route(getExerciseBroadcastEndpoint, async ({ caller, params }) =>
      ok(await getExerciseBroadcast(deps, caller, params)),
    ),
    route(listExerciseLinesEndpoint, async ({ caller, params, query }) =>
      ok(await listExerciseLines(deps, caller, { ...params, ...query })),
    ),
    route(stepExerciseEndpoint, async ({ caller, params, body }) =>
      ok(await stepPractised(deps, caller, { ...params, step: body })),
    ),
  ];
}
