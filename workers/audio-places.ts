import { availableParallelism } from 'node:os';

/** Checks of one customer at the same time in one process: transcoding is bound by cores. */
export const placesOfOneCustomer = Math.min(4, Math.max(2, availableParallelism()));
/** One more, so that others' checks start at once while one customer's dear files run. */
export const audioPlaces = placesOfOneCustomer + 1;
