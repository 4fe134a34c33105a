/** What was asked for this long ago and has not ended is started again, seconds. */
export const startAgainAfterSeconds = 20;

/** Tasks at most a sweep starts again in one run. */
export const mostStartedAgain = 500;
