/** Rows at most a sweep deletes in one run, so that none holds its locks for long. */
export const mostDeleted = 5_000;
