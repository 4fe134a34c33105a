import { giveUpTest, testPhoneSystem } from '../../src/features/phone-systems/test-phone-system.ts';
import { testPhoneSystemTask } from '../../src/tasks/test-phone-system.ts';
import { defineProcessor } from '../processor.ts';

export const testPhoneSystemProcessor = defineProcessor(testPhoneSystemTask, testPhoneSystem, giveUpTest);
