import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildConfig } from '../../../src/config/config.ts';
import { readEnvironment } from '../../../src/config/env.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';

const settings = {
  LINESHIFT_DESK_PHONE: '02-5550-1000#12',
  LINESHIFT_DESK_EMAIL: 'desk@vendor.example',
  LINESHIFT_SALES_EMAIL: 'sales@vendor.example',
};

describe('how the desk and sales are reached', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ config: { contact: buildConfig(readEnvironment(settings)).contact } });
  });
  afterAll(() => app.close());

  it.each(['nobody', 'member', 'technician'])('is told to %s', async (who) => {
    const caller = who === 'nobody' ? app.nobody() : app.as(who);
    expect(await caller.get('/contact')).toEqual({
      desk: { phone: '02-5550-1000#12', email: 'desk@vendor.example' },
      sales: { phone: null, email: 'sales@vendor.example' },
    });
  });

  it('starts with neither, and refuses what nobody could dial or write to', () => {
    expect(buildConfig(readEnvironment({})).contact.desk).toEqual({ phone: null, email: null });
    for (const wrong of [{ LINESHIFT_DESK_PHONE: 'call us' }, { LINESHIFT_SALES_EMAIL: 'sales' }]) {
      expect(() => readEnvironment(wrong)).toThrow(Object.keys(wrong)[0]);
    }
  });
});
