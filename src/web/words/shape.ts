import type { en } from './en.ts';
import type { staffEn } from './staff.en.ts';

/** The words of one language: English defines the keys, every other language must have all of them. */
export type Words = typeof en;

/** Those of staff's desks. */
export type StaffWords = typeof staffEn;

/** What another language's file of a feature has to be. */
export type SameKeys<Source> = { [Key in keyof Source]: Source[Key] extends string ? string : SameKeys<Source[Key]> };
