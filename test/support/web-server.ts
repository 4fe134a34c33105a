import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startProgram } from './process.ts';
import { makeServerFolder } from './temporary-folder.ts';

export interface Account {
  email: string;
  password: string;
  apiKey: string;
}

export interface WebServer {
  url: string;
  /** The demo accounts: owner, member, technician, technician2, admin… */
  accounts: Record<string, Account>;
  /** A call with an account's key, for steps of a story outside the pages. */
  ask(account: string, path: string, options?: { method?: string; body?: unknown }): Promise<unknown>;
  close(): Promise<void>;
}

/** The built program with its demo data, on a port and in a folder of its own; `env` on top of what tests need. */
export async function startWebServer(env: Record<string, string> = {}): Promise<WebServer> {
  const dataFolder = makeServerFolder('web');
  const program = await startProgram({ dataFolder, env: { LOG_LEVEL: 'warn', LINESHIFT_TRUST_PROXY: '1', ...env } });
  await program.ready();
  const { accounts } = JSON.parse(readFileSync(join(dataFolder, 'demo-credentials.json'), 'utf8')) as {
    accounts: Record<string, Account>;
  };
  const { baseUrl: url } = program;
  return {
    url,
    accounts,
    async ask(account, path, { method = 'GET', body } = {}) {
      const response = await fetch(`${url}/api/v1${path}`, {
        method,
        headers: {
          authorization: `Bearer ${accounts[account]?.apiKey}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
      return text === '' ? undefined : JSON.parse(text);
    },
    async close() {
      await program.end('SIGTERM');
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}
