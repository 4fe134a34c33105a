import { checkPrompt } from '../../src/features/prompts/check-prompt.ts';
import { checkPromptJob } from '../../src/jobs/check-prompt.ts';
import { placesOfOneCustomer } from '../audio-places.ts';
import { FairPlaces } from '../fair-places.ts';
import { defineProcessor } from '../processor.ts';

const places = new FairPlaces(placesOfOneCustomer);

export const checkPromptProcessor = defineProcessor(checkPromptJob, (deps, payload, context) =>
  checkPrompt(deps, payload, {
    ...context,
    inTurn: (organisationId, work) => places.take({ owner: organisationId, id: payload.promptId }, work),
  }),
);
