import { createMemoryAudio } from '../../src/connectors/audio/memory-audio.ts';
import { audioSuite } from './audio.suite.ts';

audioSuite({ name: 'memory', open: async () => createMemoryAudio(), decodesEverything: false });
