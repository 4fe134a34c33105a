import { giveUpReading, readLine } from '../../src/reconcile/read-line.ts';
import { readLineTask } from '../../src/tasks/read-line.ts';
import { defineProcessor } from '../processor.ts';

export const readLineProcessor = defineProcessor(readLineTask, readLine, giveUpReading);
