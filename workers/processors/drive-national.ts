import { driveNational } from '../../src/reconcile/drive-national.ts';
import { driveNationalTask } from '../../src/tasks/drive-national.ts';
import { defineProcessor } from '../processor.ts';

export const driveNationalProcessor = defineProcessor(driveNationalTask, driveNational);
