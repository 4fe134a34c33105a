import { applyChange } from '../../src/features/jobs/apply-change.ts';
import { applyChangeTask } from '../../src/tasks/apply-change.ts';
import { defineProcessor } from '../processor.ts';

export const applyChangeProcessor = defineProcessor(applyChangeTask, applyChange);
