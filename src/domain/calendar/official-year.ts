/**
 * One year of the government office calendar (行政院人事行政總處, 中華民國政府行政機關辦公日曆表): the differences from "Monday to Friday work,
 * Saturday and Sunday off". Dates are `YYYY-MM-DD` in Taipei.
 * The names are the publisher's wording, which changes from year to year: shown, never used in a rule.
 */
export interface OfficialYear {
  year: number;
  /** Which edition of the year's table; a year may be re-issued. */
  edition: string;
  /** Date to name, also holidays that fall on a weekend. */
  holidays: Readonly<Record<string, string>>;
  /** 補行上班: Saturdays on which government offices work. */
  makeupSaturdays: readonly string[];
}

/**
 * The days of one year from which the law derives its holidays, `YYYY-MM-DD`. Supplied by the date-holidays library (its
 * lunar dates and solar terms are right; its substitute days are not and are never used).
 */
export interface BaseDates {
  foundingDay: string;
  newYearEve: string;
  /** First to third day of the first lunar month. */
  springFestival: readonly string[];
  peaceMemorialDay: string;
  childrensDay: string;
  tombSweepingDay: string;
  labourDay: string;
  dragonBoatFestival: string;
  midAutumnFestival: string;
  confuciusBirthday: string;
  nationalDay: string;
  retrocessionDay: string;
  constitutionDay: string;
}

export type BaseDatesByYear = Readonly<Record<string, BaseDates>>;
