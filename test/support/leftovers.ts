import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { eventually } from './test-tasks.ts';

export interface Place {
  dataFolder: string;
  databaseUrl: string;
  url: string;
}

/** @throws Error naming what a closed product has left: connections, an open port, programs, half-written or working files. */
export async function assertNothingLeft({ dataFolder, databaseUrl, url }: Place): Promise<void> {
  const left = [...filesBelow(join(dataFolder, 'work')), ...filesBelow(join(dataFolder, 'files', '.parts'))];
  const programs = programsBelow(process.pid);
  const answers = await fetch(`${url}/healthz`).then(
    () => true,
    () => false,
  );
  const said = [
    ...left.map((file) => `file ${file}`),
    ...programs.map((program) => `program ${program}`),
    ...(answers ? [`a server at ${url}`] : []),
    ...(await connectionsTo(databaseUrl)),
  ];
  if (said.length > 0) throw new Error(`left behind: ${said.join(', ')}`);
}

export function filesBelow(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map((entry) => join(entry.parentPath, entry.name));
  } catch {
    return [];
  }
}

/** Decoders and their sandboxes that still run below a process; found on Linux only. */
export function programsBelow(pid: number): string[] {
  const parents = new Map<number, { parent: number; name: string }>();
  for (const entry of numericEntries('/proc')) {
    try {
      const [, name = '', state, parent] =
        /\((.*)\) (\S) (\d+)/.exec(readFileSync(`/proc/${entry}/stat`, 'utf8')) ?? [];
      if (state !== 'Z') parents.set(entry, { parent: Number(parent), name });
    } catch {
      // It has just ended.
    }
  }
  const isBelow = (of: number): boolean => {
    const above = parents.get(of)?.parent;
    return above !== undefined && (above === pid || isBelow(above));
  };
  return [...parents]
    .filter(([id, { name }]) => /ffmpeg|bwrap|prlimit/.test(name) && isBelow(id))
    .map(([id, { name }]) => `${name} ${id}`);
}

function numericEntries(folder: string): number[] {
  try {
    return readdirSync(folder)
      .filter((name) => /^\d+$/.test(name))
      .map(Number);
  } catch {
    return [];
  }
}

/** A server notices a closed connection a moment later. */
async function connectionsTo(databaseUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'leftovers' });
  await client.connect();
  try {
    const read = async () => {
      const { rows } = await client.query<{ name: string; query: string }>(
        `select application_name as name, query from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`,
      );
      return rows.map(({ name, query }) => `connection ${name}: ${query}`);
    };
    await eventually(async () => (await read()).length === 0, 3_000).catch(() => undefined);
    return await read();
  } finally {
    await client.end();
  }
}
