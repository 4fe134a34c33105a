/** Rows that one run of a sweep deletes at most, so that none holds its locks for long. */
export const mostDeleted = 5_000;
