import { playDemo } from '../demo/play-demo.ts';
import { boot } from './boot.ts';

/** Plays the main story against the server that runs on this data folder. @throws Error with the next step when there is none. */
export async function runDemo(): Promise<void> {
  await playDemo(boot().config.dataFolder);
}
