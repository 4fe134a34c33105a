import { requestsFollowLines } from '../../src/features/jobs/carry-settled.ts';
import { driveLines } from '../../src/reconcile/drive-lines.ts';
import { driveLinesTask } from '../../src/tasks/drive-lines.ts';
import { defineProcessor } from '../processor.ts';

export const driveLinesProcessor = defineProcessor(driveLinesTask, (deps, payload, { signal }) =>
  driveLines(deps, payload, { signal, listener: requestsFollowLines }),
);
