import { describe, expect, it } from 'vitest';
import { changedFields, isSilent } from '../../../src/web/features/admin/audit-fields.ts';

describe('what an audit row tells of a change', () => {
  it('is the fields that differ, in either direction, and no others', () => {
    const before = { plan: 'pro', county: '臺北市', contract: { from: '2026-01-01', until: '2026-12-31' } };
    const after = { plan: 'enterprise', county: '臺北市', contract: null, environment: 'dedicated' };
    expect(changedFields({ before, after })).toEqual([
      { key: 'plan', before: 'pro', after: 'enterprise' },
      { key: 'contract', before: { from: '2026-01-01', until: '2026-12-31' }, after: null },
      { key: 'environment', before: null, after: 'dedicated' },
    ]);
  });

  it('is everything known of something new, but what is empty', () => {
    expect(changedFields({ before: null, after: { plan: 'pro', contract: null } })).toEqual([
      { key: 'plan', before: null, after: 'pro' },
    ]);
    expect(changedFields({ before: null, after: null })).toEqual([]);
  });

  it('is silent only where something was changed and nothing of it is kept', () => {
    expect(isSilent({ before: { plan: 'pro' }, after: { plan: 'pro' } })).toBe(true);
    expect(isSilent({ before: { plan: 'pro' }, after: { plan: 'trial' } })).toBe(false);
    expect(isSilent({ before: null, after: null })).toBe(false);
    expect(isSilent({ before: { plan: 'pro' }, after: { plan: 'pro', changed: ['name'] } })).toBe(false);
  });
});
