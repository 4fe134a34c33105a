import { driveRemovals } from '../../src/reconcile/drive-removals.ts';
import { driveRemovalsTask } from '../../src/tasks/drive-removals.ts';
import { defineProcessor } from '../processor.ts';

export const driveRemovalsProcessor = defineProcessor(driveRemovalsTask, driveRemovals);
