import { followBroadcasts } from '../../src/features/broadcasts/follow-broadcasts.ts';
import { requestsFollowLines } from '../../src/features/jobs/carry-settled.ts';
import { driveLines } from '../../src/reconcile/drive-lines.ts';
import { driveEmergencyTask } from '../../src/tasks/drive-emergency.ts';
import { defineProcessor } from '../processor.ts';

export const driveEmergencyProcessor = defineProcessor(
  driveEmergencyTask,
  async (deps, { phoneSystemId }, { signal }) => {
    await driveLines(deps, { phoneSystemId }, { signal, listener: requestsFollowLines, lane: 'emergency' });
    await followBroadcasts(deps);
  },
);
