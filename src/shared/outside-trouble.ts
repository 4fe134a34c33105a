/**
 * Trouble outside the program: `unavailable` (a server or connection is away, or too slow), `full` (no space left), or
 * `contended` (two transactions collided and one was rolled back, or a lock was not free). Each is worth a retry.
 */
export type OutsideTrouble = 'unavailable' | 'full' | 'contended';

/** Codes of PostgreSQL (SQLSTATE, appendix A of its manual), of its two drivers, of Node.js and of Redis. */
const troubleByCode: Record<string, OutsideTrouble> = {
  // Node.js: the other side, the route to it, or its name is unreachable.
  ...codes(
    'unavailable',
    'ECONNREFUSED ECONNRESET ECONNABORTED EPIPE ETIMEDOUT ENOTCONN EHOSTUNREACH EHOSTDOWN ENETUNREACH ENETDOWN ENOTFOUND EAI_AGAIN',
  ),
  // This process has run out of handles, or the disk has become read-only or unreadable.
  ...codes('unavailable', 'EMFILE ENFILE EROFS EIO'),
  // postgres.js
  ...codes('unavailable', 'CONNECTION_CLOSED CONNECTION_ENDED CONNECTION_DESTROYED CONNECT_TIMEOUT'),
  // Shut down, crashed, starting, dropped or idle for too long; a statement or a transaction that took too long; a standby.
  ...codes('unavailable', '57P01 57P02 57P03 57P04 57P05 57014 25P03 25P04 25006 40003 58000 58030'),
  // Too many connections, out of memory, a configured limit.
  ...codes('unavailable', '53000 53200 53300 53400'),
  // Redis
  ...codes('unavailable', 'LOADING READONLY MASTERDOWN CLUSTERDOWN TRYAGAIN BUSY MISCONF NOREPLICAS'),
  ...codes('full', 'ENOSPC EDQUOT 53100 OOM'),
  ...codes('contended', '40001 40P01 55P03'),
};

function codes(trouble: OutsideTrouble, names: string): Record<string, OutsideTrouble> {
  return Object.fromEntries(names.split(' ').map((name) => [name, trouble]));
}

/** pg and ioredis give these errors no code. */
const unavailableMessages =
  /^Connection terminated|^timeout exceeded when trying to connect|^Query read timeout|^Client has encountered a connection error|^Connection is closed\.$|^Command timed out$|^Stream isn't writeable and enableOfflineQueue options is false|^Cannot use a pool after calling end/;
const unavailableNames = new Set(['MaxRetriesPerRequestError', 'ClusterAllFailedError']);

/** Deep enough for any chain of causes; also stops at a cycle. */
const deepest = 10;

/** Reads an error, its causes (drizzle hides the driver's there) and the parts of an aggregate. Null for everything else. */
export function outsideTroubleOf(error: unknown, depth = 0): OutsideTrouble | null {
  if (!(error instanceof Error) || depth > deepest) return null;
  const own = ownTrouble(error);
  if (own !== null) return own;
  const parts = error instanceof AggregateError ? error.errors : [];
  for (const each of [error.cause, ...parts]) {
    const trouble = outsideTroubleOf(each, depth + 1);
    if (trouble !== null) return trouble;
  }
  return null;
}

function ownTrouble(error: Error & { code?: unknown; syscall?: unknown }): OutsideTrouble | null {
  const { code, syscall, name, message } = error;
  if (typeof code === 'string') {
    if (Object.hasOwn(troubleByCode, code)) return troubleByCode[code] ?? null;
    // Class 08 is connection trouble; a missing socket file means that the server is not running.
    if (/^08\w{3}$/.test(code) || syscall === 'connect') return 'unavailable';
  }
  // Redis puts its code first in the message.
  const reply = name === 'ReplyError' ? /^[A-Z]+/.exec(message)?.[0] : undefined;
  if (reply !== undefined && Object.hasOwn(troubleByCode, reply)) return troubleByCode[reply] ?? null;
  return unavailableNames.has(name) || unavailableMessages.test(message) ? 'unavailable' : null;
}
