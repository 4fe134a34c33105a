import { counties } from '../line/counties.ts';
import { districtsOf } from '../line/districts.ts';
import type { Area } from './notice-tokens.ts';

/** Knows which county a text speaks of. Names of districts repeat, so a district counts only together with its county. */
export class PlaceReader {
  #county: { name: string; line: number } | null = null;
  #line = 0;

  nextLine(): void {
    this.#line += 1;
  }

  /**
   * A district alone belongs to the county named before it in its line; in another line only where no other county has a district of this name.
   * Otherwise its county stays unknown.
   */
  place({ county, district }: Area): Area {
    if (county !== null) {
      this.#county = { name: county, line: this.#line };
      return { county, district };
    }
    if (this.#county === null || district === null || !districtsOf(this.#county.name).includes(district)) {
      return { county: null, district };
    }
    const owners = counties.filter((name) => districtsOf(name).includes(district));
    const certain = this.#county.line === this.#line || owners.length === 1;
    return { county: certain ? this.#county.name : null, district };
  }
}
