import { execFileSync } from 'node:child_process';
import { shippedFile } from '../../src/shared/project-root.ts';

/** Tests that start the product see its pages, so they are built first when the build is missing or old. */
export function setup(): void {
  execFileSync(process.execPath, ['scripts/build-web.js'], { cwd: shippedFile(), stdio: 'inherit' });
}
