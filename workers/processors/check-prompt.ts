import { checkPrompt } from '../../src/features/prompts/check-prompt.ts';
import { recordCheckFault } from '../../src/features/prompts/record-check-fault.ts';
import { checkPromptTask } from '../../src/tasks/check-prompt.ts';
import { placesOfOneCustomer } from '../audio-places.ts';
import { FairPlaces } from '../fair-places.ts';
import { defineProcessor } from '../processor.ts';

const places = new FairPlaces(placesOfOneCustomer);

export const checkPromptProcessor = defineProcessor(
  checkPromptTask,
  (deps, payload, context) =>
    checkPrompt(deps, payload, {
      ...context,
      inTurn: (owner, work) => places.take({ owner, id: payload.promptId }, work),
    }),
  (deps, { promptId }) => recordCheckFault(deps, promptId, 'check_failed'),
);
