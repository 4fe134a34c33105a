import { startCheckWorker } from './check-worker.ts';

const { DATABASE_URL = '', REDIS_URL = '', HOLD_MS = '0' } = process.env;
await startCheckWorker({ databaseUrl: DATABASE_URL, redisUrl: REDIS_URL || null, holdMs: Number(HOLD_MS) });
process.stdout.write('ready\n');
