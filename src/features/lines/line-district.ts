import { districtNamed } from '../../domain/line/districts.ts';
import { invalidInput } from '../../shared/app-error.ts';

interface Place {
  county: string;
  district: string | null;
}

/**
 * A line's terms with its district by the official name; null where its county has none of this name. A notice for a district closes
 * lines by that name, so another spelling is found out when the line is written, and not on the evening of a typhoon
 * (docs/rules.md#broadcasts). A place that stays as it is is not looked at again.
 */
export function withOfficialDistrict<Terms extends Partial<Place>>(terms: Terms, before?: Place): Terms | null {
  const { county = before?.county ?? '', district = before?.district ?? null } = terms;
  const stays = county === before?.county && district === before.district;
  if (stays || district === null) return terms;
  const official = districtNamed(county, district);
  return official === null ? null : { ...terms, district: official };
}

/** The same. @throws AppError `invalid_input`: `unknown_district`. */
export function withKnownDistrict<Terms extends Partial<Place>>(terms: Terms, before?: Place): Terms {
  const placed = withOfficialDistrict(terms, before);
  if (placed !== null) return placed;
  const county = terms.county ?? before?.county ?? '';
  throw invalidInput([{ path: 'district', code: 'unknown_district', message: county }]);
}
