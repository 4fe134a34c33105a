/** A server a test needs, or the reason why this machine has none; such a test is skipped with the reason printed. */
export type Availability<Server> = { server: Server; reason?: undefined } | { server: null; reason: string };
