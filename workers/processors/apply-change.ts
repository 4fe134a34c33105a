import { applyChange } from '../../src/features/jobs/apply-change.ts';
import { applyChangeJob } from '../../src/jobs/apply-change.ts';
import { defineProcessor } from '../processor.ts';

export const applyChangeProcessor = defineProcessor(applyChangeJob, applyChange);
