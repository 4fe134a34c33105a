import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { codesIn } from '../../support/codes-in.ts';
import { type Filed, filings } from '../../support/filing.ts';
import { silence } from '../../support/voice.ts';

/** Parts that are not words: addresses of pages and people. */
const verbatim = /https?:\/\/\S+|\S+@\S+/g;

/** The kinds that the story below must have sent. */
const told = [
  'invitation',
  'information_required',
  'change_request_completed',
  'change_request_scheduled',
  'change_request_failed',
  'job_stolen',
  'job_withdrawn',
];

describe('mails', () => {
  let app: TestApp;
  let work: ReturnType<typeof filings>;
  beforeAll(async () => {
    app = await startTestApp();
    work = filings(app);
  });
  afterAll(() => app.close());

  async function taken(extra?: object): Promise<Filed> {
    const filed = await work.file({ extra });
    await app.as('technician').post(`${filed.job}/take`);
    return filed;
  }

  /** Plays each step that sends a mail, with people who read this language. */
  async function story(language: 'en' | 'zh-TW'): Promise<void> {
    const [owner, technician, second] = [app.as('owner'), app.as('technician'), app.as('technician2')];
    for (const account of ['owner', 'technician', 'technician2', 'operator'])
      await app.as(account).ask('PATCH', '/me', { body: { language } });
    await owner.post('/invitations', { email: `new.${language}@example.com`, roles: ['member'] });
    const asked = await taken();
    await technician.post(`${asked.job}/ask`, { question: 'Which of the two?' });
    const stolen = await taken();
    await second.post(`${stolen.job}/steal`, { reason: 'Gone home.' });
    await owner.post(`${stolen.path}/cancel`, { reason: 'No longer needed.' });
    const failed = await taken();
    await technician.post(`${failed.job}/fail`, { reason: 'The disk there is full.' });
    const now = app.clock.now().getTime();
    const [effectiveAt, revertAt] = [9, 12].map((days) => new Date(now + days * 86_400_000).toISOString());
    const planned = await taken({ effectiveAt, revertAt });
    await technician.post(`${planned.job}/apply`);
    const done = await taken();
    await technician.post(`${done.job}/apply`);
    await owner.until(done.path, ({ status }) => status === 'completed');
    const line = await owner.line('+886255501002');
    const { id: uploadId } = await owner.uploadChecked(silence());
    await owner.post('/change-requests', {
      kind: 'voice_replacement',
      lineId: line.id,
      slot: `custom:${language.toLowerCase()}`,
      uploadId,
    });
  }

  it.each(['en', 'zh-TW'] as const)('have no code, no time of programs and nothing missing (%s)', async (language) => {
    await app.query('delete from message');
    await story(language);
    const mails = await app.query('select kind, subject, body from message order by kind');
    expect([...new Set(mails.map(({ kind }) => kind))]).toEqual(expect.arrayContaining(told));
    const found = mails.flatMap(({ kind, subject, body }) =>
      codesIn(`${subject}\n${body}`.replace(verbatim, '')).map((code) => `${kind}: ${code}`),
    );
    expect(found).toEqual([]);
  });
});
