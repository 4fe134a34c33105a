/** The only source of "now". Injected everywhere, so that tests move time by hand. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = {
  now: () => new Date(),
};
