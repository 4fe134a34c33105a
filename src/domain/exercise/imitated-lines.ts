/**
 * How the imitated phone systems of an exercise behave. No phone system is asked: these numbers are what real ones usually take, so that
 * the pages move as they do on an evening.
 */
export const imitation = {
  /** Above so many lines the first line of each phone system goes first, as on a real evening. */
  firstAbove: 20,
  /** Until the first line is closed and read back, ms. */
  firstMs: 3_000,
  /** Between two lines of one phone system, ms. */
  eachMs: 40,
  /** The line at this place of each phone system refuses the first time… */
  refusingPlace: 17,
  /** …and so does each further one after so many. */
  refusingEvery: 60,
} as const;
