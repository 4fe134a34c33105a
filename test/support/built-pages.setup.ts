import { execFileSync } from 'node:child_process';
import { shippedFile } from '../../src/shared/project-root.ts';

/** Browser tests see what was built: build it when it is old. */
export function setup(): void {
  execFileSync(process.execPath, ['scripts/build-web.js'], { cwd: shippedFile(), stdio: 'inherit' });
}
