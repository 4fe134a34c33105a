import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The format that scripts rely on. */
export interface DemoCredentials {
  baseUrl: string;
  accounts: Record<string, { email: string; password: string; apiKey: string }>;
}

export function demoCredentialsFile(dataFolder: string): string {
  return join(dataFolder, 'demo-credentials.json');
}

/** Reads the demonstration's accounts. Null where no demonstration was made in this data folder. */
export async function readDemoCredentials(dataFolder: string): Promise<DemoCredentials | null> {
  try {
    return JSON.parse(await readFile(demoCredentialsFile(dataFolder), 'utf8')) as DemoCredentials;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
