import { availableParallelism } from 'node:os';

/** Concurrent checks of one customer in one process: transcoding is bound by cores. */
export const placesOfOneCustomer = Math.min(4, Math.max(2, availableParallelism()));
/** One more, so that others' checks start at once while one customer's slow files run. */
export const audioPlaces = placesOfOneCustomer + 1;
