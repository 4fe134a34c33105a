import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { expectProblem } from '../../support/app-client.ts';
import { spoiledBodies } from '../../support/spoiled-bodies.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const password = 'correct horse battery';
const bodies: Record<string, object> = {
  '/sign-in/email': { email: 'nobody@example.com', password },
  '/request-password-reset': { email: 'nobody@example.com' },
  '/reset-password': { token: 'abcdefghijklmnop', newPassword: password },
  '/change-password': { currentPassword: password, newPassword: password },
  '/two-factor/enable': { password },
  '/two-factor/verify-totp': { code: '123456' },
  '/two-factor/verify-backup-code': { code: 'abcdef-ghijkl' },
  '/two-factor/generate-backup-codes': { password },
};

it.each(Object.keys(bodies))('a spoiled body of %s is refused with a problem, never a fault', async (path) => {
  const good = bodies[path] as object;
  await fc.assert(
    fc.asyncProperty(spoiledBodies(good, { required: Object.keys(good) }), async ({ what, body }) => {
      const answer = await app.nobody().ask('POST', `//api/auth${path}`, { body, headers: { origin: app.url } });
      const said = `${what}\n${body.slice(0, 200)}\n${answer.status} ${answer.text.slice(0, 500)}`;
      expect(answer.status, said).toBeGreaterThanOrEqual(400);
      expect(answer.status, said).toBeLessThan(500);
      expectProblem(answer);
    }),
    { numRuns: 40 },
  );
});

it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
  'a sign-in sent as %s is refused',
  async (type) => {
    const headers = { origin: app.url, 'content-type': type };
    const answer = await app.nobody().ask('POST', '//api/auth/sign-in/email', { body: 'email=a', headers });
    expect(answer.status, answer.text).toBeGreaterThanOrEqual(400);
    expect(answer.status, answer.text).toBeLessThan(500);
    expectProblem(answer);
  },
);

it('paths of the library that we do not offer do not exist', async () => {
  for (const path of [
    '/sign-up/email',
    '/delete-user',
    '/update-user',
    '/get-session',
    '/admin/list-users',
    '/nothing',
  ]) {
    for (const method of ['GET', 'POST']) {
      const answer = await app.nobody().ask(method, `//api/auth${path}`, { headers: { origin: app.url } });
      expect(answer.status, `${method} ${path} ${answer.text}`).toBeGreaterThanOrEqual(400);
      expect(answer.status, `${method} ${path} ${answer.text}`).toBeLessThan(500);
    }
  }
});
