import { BASE_ERROR_CODES } from 'better-auth';
import { TWO_FACTOR_ERROR_CODES } from 'better-auth/plugins/two-factor';
import { describe, expect, it } from 'vitest';
import { wordings } from '../../../src/contract/words/catalogue.ts';
import { faultOf } from '../../../src/features/access/sign-in-faults.ts';

const codes = [...Object.keys(BASE_ERROR_CODES), ...Object.keys(TWO_FACTOR_ERROR_CODES), 'VALIDATION_ERROR', 'UNKNOWN'];

describe('a refusal of the sign-in library', () => {
  it.each([400, 401, 403, 404, 409, 422])(
    'of status %i is one of ours, whatever its code, and never a fault',
    (status) => {
      expect(codes.length).toBeGreaterThan(40);
      for (const code of codes) {
        const fault = faultOf({ status }, { code });
        expect(Object.hasOwn(wordings, fault.code), `${code}: ${fault.code}`).toBe(true);
        expect(fault.status, code).toBeLessThan(500);
      }
    },
  );

  it('that says nothing, and a fault of the library, are faults of ours', () => {
    for (const code of [...codes, undefined]) expect(faultOf({ status: 500 }, { code }).code).toBe('internal');
    expect(faultOf({ status: 302 }, {}).code).toBe('internal');
  });
});
