import { mkdir, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { DemoCredentials } from '../features/access/demo-credentials-file.ts';

/** Writes the file: readable by its owner only, whole or not at all, on disk before the server reports that it is ready. */
export async function writeCredentials(file: string, credentials: DemoCredentials): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const handle = await open(`${file}.part`, 'w', 0o600);
  try {
    await handle.chmod(0o600);
    await handle.writeFile(`${JSON.stringify(credentials, null, 2)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${file}.part`, file);
}

export function welcomeText(file: string, { accounts }: DemoCredentials): string {
  const width = Math.max(...Object.values(accounts).map(({ email }) => email.length));
  const rows = Object.entries(accounts).map(
    ([name, { email, password }]) => `  ${name.padEnd(16)} ${email.padEnd(width)}  ${password}`,
  );
  return [
    '',
    'Demo accounts (API keys beside them in the file):',
    ...rows,
    '',
    `  ${file}`,
    '  Play the story with: npm run demo',
    '',
  ].join('\n');
}
