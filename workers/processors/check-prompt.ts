import { checkPrompt } from '../../src/features/prompts/check-prompt.ts';
import { checkPromptJob } from '../../src/jobs/check-prompt.ts';
import { defineProcessor } from '../processor.ts';

export const checkPromptProcessor = defineProcessor(checkPromptJob, checkPrompt);
