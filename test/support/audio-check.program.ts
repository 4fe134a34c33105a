import { dirname } from 'node:path';
import { createFfmpegAudio } from '../../src/connectors/audio/ffmpeg-audio.ts';

/** Checks the master named on the command line and prints the result; made to be killed in the middle. */
const [masterPath = ''] = process.argv.slice(2);
const audio = await createFfmpegAudio();
process.stdout.write('ready\n');
const result = await audio.check({
  masterPath,
  workFolder: dirname(masterPath),
  fileName: 'a.wav',
  rawFormat: null,
  profileId: 'telephony-v1',
});
process.stdout.write(`${result.verdict}\n`);
await audio.close();
