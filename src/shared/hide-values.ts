/** Deep enough for any chain of causes; also stops at a cycle. */
const deepest = 10;

/**
 * Removes the values of a failed statement from an error and its causes, and returns it. drizzle writes every parameter
 * into the message, PostgreSQL whole rows into `detail`: password hashes, session tokens and account links, which would
 * end up in logs and in the queue's list of failures.
 */
export function hideValues<Fault>(error: Fault): Fault {
  let each: unknown = error;
  for (let depth = 0; depth < deepest && each instanceof Error; depth += 1) {
    hideIn(each);
    each = each.cause;
  }
  return error;
}

interface Telling {
  query?: unknown;
  params?: unknown;
  detail?: unknown;
  where?: unknown;
}

function hideIn(error: Error & Telling): void {
  if (error.query !== undefined && Array.isArray(error.params)) {
    const values = `\nparams: ${error.params}`;
    const stack = error.stack?.replace(values, '');
    error.message = error.message.replace(values, '');
    error.stack = stack;
    error.params = undefined;
  }
  if (error.detail !== undefined) error.detail = undefined;
  if (error.where !== undefined) error.where = undefined;
}
