import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cleanAttachments } from '../../../src/features/attachments/attachments.sweeps.ts';
import { warnOfAnswers } from '../../../src/features/enquiries/enquiries.sweeps.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { ApiClient, Json } from '../../support/app-client.ts';
import { pngPicture } from '../../support/pictures.ts';

let app: TestApp;
let member: ApiClient;
let agent: ApiClient;

beforeAll(async () => {
  app = await startTestApp();
  [member, agent] = [app.as('member'), app.as('agent')];
});
beforeEach(() => app.clock.set('2026-03-04T10:00:00+08:00'));
afterAll(() => app.close());

const asked = async (extra: object = {}): Promise<Json> =>
  await member.post('/enquiries', { category: 'phone_channel', text: 'Callers hear silence.', ...extra });

async function answer(person: ApiClient, path: string, body?: object): Promise<string> {
  const { status, body: reply } = await person.ask('POST', path, body ? { body } : {});
  return `${status} ${reply?.code ?? reply?.status ?? ''}`.trim();
}

describe('a question to our staff', () => {
  it('is answered by the end of its service day, and mailed to the other side each time', async () => {
    const enquiry = await asked({ topicKey: 'calls-problem' });
    expect(enquiry).toMatchObject({
      ...{ status: 'waiting', topicKey: 'calls-problem', text: 'Callers hear silence.' },
      dueBy: '2026-03-04T18:00:00+08:00',
    });
    const { items } = await agent.get('/enquiries?waiting=true');
    expect(items[0]).toMatchObject({ id: enquiry.id, actions: expect.arrayContaining(['take', 'handOver']) });
    expect(await answer(agent, `/enquiries/${enquiry.id}/take`)).toBe('200 waiting');
    await agent.post(`/enquiries/${enquiry.id}/messages`, { text: 'Which number was called?' });
    expect(await member.get(`/enquiries/${enquiry.id}`)).toMatchObject({
      status: 'answered',
      inTime: true,
      dueBy: null,
    });
    app.clock.set('2026-03-04T17:50:00+08:00');
    await member.post(`/enquiries/${enquiry.id}/messages`, { text: 'The main one.' });
    expect(await member.get(`/enquiries/${enquiry.id}`)).toMatchObject({
      ...{ status: 'waiting', dueBy: '2026-03-05T18:00:00+08:00' },
    });
    app.clock.set('2026-03-05T18:00:01+08:00');
    expect(await agent.get('/enquiries/figures')).toMatchObject({
      waiting: 1,
      late: 1,
      answeredInTime: 1,
      answeredLate: 0,
    });
    await agent.post(`/enquiries/${enquiry.id}/messages`, { text: 'It works again.' });
    expect(await agent.get('/enquiries/figures')).toMatchObject({ waiting: 0, late: 0, answeredLate: 1 });
    const mails = await app.query(`select kind from message where kind like 'enquiry_%' order by created_at`);
    expect(new Set(mails.map(({ kind }) => kind))).toEqual(new Set(['enquiry_asked', 'enquiry_answered']));
    const { items: said } = await member.get(`/enquiries/${enquiry.id}/messages`);
    expect(said.map(({ side }: Json) => side)).toEqual(['customer', 'staff', 'customer', 'staff']);
  });

  it('is refused at once where the scope table says no, and nothing is recorded', async () => {
    const before = (await member.get('/enquiries')).items.length;
    expect(
      await answer(member, '/enquiries', { category: 'phone_channel', topicKey: 'voice-packets', text: 'Look!' }),
    ).toBe('422 out_of_scope');
    expect(
      await answer(member, '/enquiries', { category: 'phone_channel', topicKey: 'ivr-redesign', text: 'Key 3' }),
    ).toBe('422 scope_paid');
    expect((await member.get('/enquiries')).items).toHaveLength(before);
  });

  it('becomes a request without retyping, and both know of each other', async () => {
    const { id, organisationId } = await asked({ text: 'We are closed on 31 December.' });
    const { items } = await agent.get(`/lines?organisationId=${organisationId}`);
    const request = {
      kind: 'holiday_setting',
      lineIds: [items[0].id],
      add: [{ from: '2026-12-31', to: '2026-12-31', name: 'Closed', hours: 'closed' }],
    };
    const { items: foreign } = await app.as('enterpriseOwner').get('/lines');
    const others = { ...request, lineIds: [foreign[0].id] };
    expect(await answer(agent, `/enquiries/${id}/hand-over`, { request: others })).toBe('404 not_found');
    expect((await app.as('enterpriseOwner').get('/change-requests')).items).toEqual([]);
    const handed = await agent.post(`/enquiries/${id}/hand-over`, { request });
    expect(await member.get(`/enquiries/${id}`)).toMatchObject({
      ...{ status: 'handedOver', changeRequestId: handed.changeRequestId, inTime: true },
    });
    expect(await member.get(`/change-requests/${handed.changeRequestId}`)).toMatchObject({
      onBehalf: { channel: 'enquiry', evidence: (await member.get(`/enquiries/${id}`)).number },
    });
    const { items: about } = await member.get(`/enquiries?changeRequestId=${handed.changeRequestId}`);
    expect(about.map((each: Json) => each.id)).toEqual([id]);
    // Twice files nothing a second time.
    expect(await answer(agent, `/enquiries/${id}/hand-over`, { request })).toMatch(/^409/);
  });

  it('is merged into another one, closed and asked again', async () => {
    const [one, other] = [await asked(), await asked({ text: 'The same again.' })];
    expect(await answer(agent, `/enquiries/${one.id}/merge`, { into: one.id })).toBe('409 enquiry_merge_other');
    await agent.post(`/enquiries/${other.id}/merge`, { into: one.id });
    expect(await member.get(`/enquiries/${other.id}`)).toMatchObject({ status: 'merged', mergedInto: one.id });
    const { items } = await member.get(`/enquiries/${one.id}/messages`);
    expect(items.map(({ text }: Json) => text)).toEqual(['Callers hear silence.', 'The same again.']);
    expect(await answer(member, `/enquiries/${other.id}/messages`, { text: 'Hello?' })).toBe('409 enquiry_moved_on');
    expect(await answer(member, `/enquiries/${one.id}/close`)).toBe('200 closed');
    app.clock.set('2026-03-06T10:00:00+08:00');
    expect(await answer(member, `/enquiries/${one.id}/reopen`)).toBe('200 waiting');
    expect((await member.get(`/enquiries/${one.id}`)).dueBy).toBe('2026-03-06T18:00:00+08:00');
  });

  it('goes on in another one with all that was said, and with the clock that it had', async () => {
    const first = await asked({ text: 'First' });
    const second = await asked({ text: 'Second' });
    app.clock.set('2026-03-05T10:00:00+08:00');
    const third = await asked({ text: 'Third' });
    await agent.post(`/enquiries/${first.id}/merge`, { into: second.id });
    const into = await agent.post(`/enquiries/${second.id}/merge`, { into: third.id });
    expect(into).toMatchObject({ id: third.id, status: 'waiting', dueBy: '2026-03-04T18:00:00+08:00' });
    const texts = async () => (await member.get(`/enquiries/${third.id}/messages`)).items.map(({ text }: Json) => text);
    expect(await texts()).toEqual(['First', 'Second', 'Third']);
    await agent.post(`/enquiries/${third.id}/messages`, { text: 'Done' });
    // One that nobody has answered waits in the one that was answered.
    const fourth = await asked({ text: 'Fourth' });
    await agent.post(`/enquiries/${fourth.id}/merge`, { into: third.id });
    expect(await member.get(`/enquiries/${third.id}`)).toMatchObject({
      ...{ status: 'waiting', dueBy: '2026-03-05T18:00:00+08:00' },
    });
    expect(await texts()).toEqual(['First', 'Second', 'Third', 'Done', 'Fourth']);
    // An answered one takes nothing with it.
    const fifth = await asked({ text: 'Fifth' });
    await agent.post(`/enquiries/${fifth.id}/messages`, { text: 'Yes' });
    await agent.post(`/enquiries/${third.id}/messages`, { text: 'Done, too' });
    await agent.post(`/enquiries/${fifth.id}/merge`, { into: third.id });
    expect(await member.get(`/enquiries/${third.id}`)).toMatchObject({ status: 'answered', inTime: true });
  });

  it('has pictures of both sides, which its readers alone open, also after it was merged', async () => {
    const send = async (person: ApiClient, bytes: Buffer, query = ''): Promise<Json> => {
      const form = new FormData();
      form.append('file', new Blob([new Uint8Array(bytes)]), 'screen.png');
      return await person.post(`/attachments${query}`, form);
    };
    const picture = await send(member, pngPicture());
    expect((await member.ask('GET', `/attachments/${picture.id}`)).status).toBe(200);
    const read = `select action from audit_row where action like '%.fileRead' and subject_id = $1`;
    expect(await app.query(read, [picture.id])).toEqual([{ action: 'attachment.fileRead' }]);
    const { id, organisationId } = await asked({ attachmentIds: [picture.id] });
    expect((await agent.get(`/enquiries/${id}/messages`)).items[0].attachments).toEqual([picture]);
    expect((await agent.ask('GET', `/attachments/${picture.id}`)).status).toBe(200);
    expect(
      await app.query(`select actor_role from audit_row where action = 'enquiry.fileRead' and subject_id = $1`, [
        picture.id,
      ]),
    ).toEqual([{ actor_role: 'agent' }]);
    for (const [account, status] of [
      ['enterpriseOwner', 404],
      ['sales', 403],
      ['technician', 403],
    ] as const)
      expect((await app.as(account).ask('GET', `/attachments/${picture.id}`)).status, account).toBe(status);
    // Used once, of pictures only, at most five at a time, of the same customer.
    const wish = (...attachmentIds: string[]) => ({ category: 'phone_channel', text: 'Look', attachmentIds });
    expect(await answer(member, '/enquiries', wish(picture.id))).toBe('400 invalid_input');
    const plan = await send(member, Buffer.from('%PDF-1.7'));
    expect(await answer(member, '/enquiries', wish(plan.id))).toBe('400 invalid_input');
    expect((await agent.ask('GET', `/attachments/${plan.id}`)).status).toBe(403);
    expect(await answer(member, '/enquiries', wish(...Array.from({ length: 6 }, () => plan.id)))).toMatch(/^4/);
    const foreign = await send(app.as('enterpriseOwner'), pngPicture());
    expect(await answer(member, '/enquiries', wish(foreign.id))).toBe('400 invalid_input');
    const shown = await send(agent, pngPicture(), `?organisationId=${organisationId}`);
    await agent.post(`/enquiries/${id}/messages`, { text: 'Press here.', attachmentIds: [shown.id] });
    const other = await asked({ text: 'The same again.' });
    await agent.post(`/enquiries/${id}/merge`, { into: other.id });
    const { items } = await member.get(`/enquiries/${other.id}/messages`);
    expect(items.map(({ attachments }: Json) => attachments.length).sort()).toEqual([0, 1, 1]);
    expect((await member.ask('GET', `/attachments/${shown.id}`)).status).toBe(200);
    // What a message has is not cleaned away.
    app.clock.set('2026-03-05T11:00:00+08:00');
    await cleanAttachments(app.deps);
    expect((await member.ask('GET', `/attachments/${picture.id}`)).status).toBe(200);
    expect((await member.ask('GET', `/attachments/${plan.id}`)).status).toBe(404);
  });

  it('is told to agents once where its answer is late, at the next opening, and again for another wait', async () => {
    const { id, number } = await asked({ text: 'Nobody answers this.' });
    const told = async () =>
      (await app.query(`select recipient, subject, body from message where kind = 'enquiry_late' and subject like $1`, [
        `%${number}%`,
      ])) as { body: string }[];
    app.clock.set('2026-03-04T18:00:05+08:00');
    await warnOfAnswers(app.deps);
    expect(await told()).toEqual([]);
    app.clock.set('2026-03-05T09:00:05+08:00');
    await warnOfAnswers(app.deps);
    await warnOfAnswers(app.deps);
    const [mail, ...others] = await told();
    expect(others).toEqual([]);
    expect(mail?.body).toContain('Nobody answers this.');
    expect(mail?.body).toContain('18:00');
    await agent.post(`/enquiries/${id}/messages`, { text: 'Sorry.' });
    await member.post(`/enquiries/${id}/messages`, { text: 'And this?' });
    app.clock.set('2026-03-05T17:59:00+08:00');
    await warnOfAnswers(app.deps);
    expect(await told()).toHaveLength(1);
    app.clock.set('2026-03-06T09:00:05+08:00');
    await warnOfAnswers(app.deps);
    const [, second] = await told();
    expect(second?.body).toContain('And this?');
    expect(second?.body).not.toContain('Nobody answers this.');
    await agent.post(`/enquiries/${id}/close`);
  });

  it('is told of a late answer even to agents who want no mails of questions, and is not called told where nobody was', async () => {
    const { id, number } = await asked({ text: 'Is anyone there?' });
    const kept = async () => {
      const mails = await app.query(`select id from message where kind = 'enquiry_late' and subject like $1`, [
        `%${number}%`,
      ]);
      const audit = await app.query(`select 1 from audit_row where action = 'enquiry.warned' and subject_id = $1`, [
        id,
      ]);
      const [{ late_told: told }] = await app.query('select late_told from enquiry where id = $1', [id]);
      return [mails.length > 0, audit.length, told !== null];
    };
    const muted = await agent.ask('PATCH', '/me/notifications', { body: { kinds: { enquiries: false } } });
    expect(muted.status).toBe(200);
    app.clock.set('2026-03-05T09:00:05+08:00');
    const absent = `select user_id from staff_role where role in ('agent', 'admin')`;
    await app.query(`update "user" set disabled_at = $1 where id in (${absent})`, [app.clock.now()]);
    await warnOfAnswers(app.deps);
    expect(await kept()).toEqual([false, 0, false]);
    await app.query(`update "user" set disabled_at = null where id in (${absent})`);
    await warnOfAnswers(app.deps);
    expect(await kept()).toEqual([true, 1, true]);
    await agent.ask('PATCH', '/me/notifications', { body: { kinds: { enquiries: true } } });
    await agent.post(`/enquiries/${id}/close`);
  });

  it('is taken by one of two agents, and the other reads who has it', async () => {
    const { id } = await asked();
    expect(await answer(agent, `/enquiries/${id}/take`)).toBe('200 waiting');
    expect(await answer(agent, `/enquiries/${id}/take`)).toBe('200 waiting');
    const [{ user_id: other }] = await app.query(
      `select user_id from staff_role where role = 'sales' and user_id not in (select user_id from staff_role where role = 'agent') limit 1`,
    );
    await app.query(`update enquiry set taken_by = $1, taken_by_name = 'Chen' where id = $2`, [other, id]);
    const refused = await agent.refused('POST', `/enquiries/${id}/take`, { status: 409, code: 'enquiry_taken' });
    expect(refused.detail).toContain('Chen');
  });

  it('is seen by its customer and by agents alone', async () => {
    const { id } = await asked();
    expect((await app.as('enterpriseOwner').ask('GET', `/enquiries/${id}`)).status).toBe(404);
    for (const role of ['technician', 'operator', 'sales']) {
      expect((await app.as(role).ask('GET', `/enquiries/${id}`)).status, role).toBe(403);
      expect((await app.as(role).ask('GET', '/enquiries')).status, role).toBe(403);
    }
  });
});
