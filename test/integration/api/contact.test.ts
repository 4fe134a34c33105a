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
      desk: { phone: '+886255501000#12', email: 'desk@vendor.example' },
      sales: { phone: null, email: 'sales@vendor.example' },
    });
  });

  it.each([
    ['+886 2 5550 1000', '+886255501000'],
    ['（02）5550-1000 分機 12', '+886255501000#12'],
    ['0800-000-123', '+886800000123'],
    ['1999', '1999'],
    ['412-8888', '412-8888'],
  ])('takes a number as people write it: %s', (written, phone) => {
    expect(buildConfig(readEnvironment({ LINESHIFT_DESK_PHONE: written })).contact.desk.phone).toBe(phone);
  });

  it('refuses a number that cannot exist, with the one that was meant', () => {
    for (const wrong of ['02-5550-100', '02-5550-1000, 02-5550-1001', '255501000']) {
      expect(() => readEnvironment({ LINESHIFT_DESK_PHONE: wrong })).toThrow(
        /LINESHIFT_DESK_PHONE: no number that can/,
      );
    }
    expect(() => readEnvironment({ LINESHIFT_SALES_PHONE: '912345678' })).toThrow('did you mean +886912345678?');
  });

  it('starts with neither, and refuses what nobody could dial or write to', () => {
    expect(buildConfig(readEnvironment({})).contact.desk).toEqual({ phone: null, email: null });
    for (const wrong of [{ LINESHIFT_DESK_PHONE: 'call us' }, { LINESHIFT_SALES_EMAIL: 'sales' }]) {
      expect(() => readEnvironment(wrong)).toThrow(Object.keys(wrong)[0]);
    }
  });
});
