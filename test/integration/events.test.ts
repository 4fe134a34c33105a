import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { lockOutbox, publishRows, readWaiting } from '../../src/db/outbox.ts';
import { writeRecords } from '../../src/db/records.ts';
import { type Actor, systemActor } from '../../src/domain/access/actor.ts';
import { eventRoutes } from '../../src/features/events/events.routes.ts';
import { streamsPerCaller } from '../../src/features/events/stream-places.ts';
import { errorHandler } from '../../src/http/error-handler.ts';
import type { Authenticator } from '../../src/http/kit/authenticator.port.ts';
import { mountRoutes } from '../../src/http/kit/mount.ts';
import { limitSlowBodies } from '../../src/http/slow-clients.ts';
import { AppError } from '../../src/shared/app-error.ts';
import { newId } from '../../src/shared/ids.ts';
import { callerOf, type FeatureWorld, openFeatureWorld } from '../support/feature-deps.ts';

const own = newId();
const foreign = newId();
const keys = new Map<string, Actor>([
  ['owner', callerOf('owner', { organisationId: own }).actor],
  ['stranger', callerOf('member', { organisationId: foreign }).actor],
  ['agent', callerOf('agent').actor],
  ['leaving', callerOf('member', { organisationId: own }).actor],
  ['crowd', callerOf('agent').actor],
]);
const authenticator: Authenticator = {
  async authenticate({ authorization }) {
    const actor = keys.get(authorization?.replace('Bearer ', '') ?? '');
    if (!actor) throw new AppError('api_key_invalid', { status: 401 });
    return { actor, via: 'apiKey', callerId: actor.userId ?? '', language: null, restriction: null };
  },
};
const closing = new AbortController();
let world: FeatureWorld;
let server: Server;
let streams: Stream[] = [];

beforeAll(async () => {
  world = await openFeatureWorld();
  await world.deps.liveFeed.start();
  const app = express();
  app.use(limitSlowBodies);
  const routes = eventRoutes(world.deps, { authenticator, closing: closing.signal, heartbeatMs: 200, recheckMs: 100 });
  mountRoutes(app, routes, { deps: world.deps, authenticator, limits: { count: async () => undefined } });
  app.use(errorHandler(world.deps.logger));
  server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
});

afterEach(() => {
  for (const stream of streams) stream.response.destroy();
  streams = [];
});

afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await world.close();
});

interface Stream {
  response: IncomingMessage;
  text: string;
  ended: boolean;
}

async function listen(key: string, headers: Record<string, string> = {}): Promise<Stream> {
  const { port } = server.address() as AddressInfo;
  const call = request({ port, path: '/api/v1/events', headers: { authorization: `Bearer ${key}`, ...headers } }).end();
  const [response] = (await once(call, 'response')) as [IncomingMessage];
  const stream: Stream = { response, text: '', ended: false };
  response.setEncoding('utf8');
  response.on('data', (text: string) => {
    stream.text += text;
  });
  response.on('close', () => {
    stream.ended = true;
  });
  response.on('error', () => undefined);
  streams.push(stream);
  if (response.statusCode === 200) await until(() => stream.text.includes('retry: 3000'));
  return stream;
}

async function until(condition: () => boolean): Promise<void> {
  const giveUp = Date.now() + 10_000;
  while (!condition()) {
    if (Date.now() > giveUp) throw new Error('waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

function eventsOf({ text }: Stream): { subjectId: string; organisationId: string | null }[] {
  return [...text.matchAll(/^data: (.*)$/gm)].map(([, data]) => JSON.parse(data as string));
}

/** Commits an event and publishes it as the relay would. Returns its subject. */
async function tell(organisationId: string | null): Promise<string> {
  const subjectId = newId();
  await world.deps.database.transaction(systemActor, (transaction) =>
    writeRecords(transaction, world.deps.outbox, organisationId, {
      at: world.deps.clock.now(),
      actor: systemActor,
      callId: null,
      audit: [],
      events: [{ type: 'line.changed', subjectId, organisationId }],
      nudges: [],
    }),
  );
  await world.deps.database.transaction(systemActor, async (transaction) => {
    await lockOutbox(transaction);
    const waiting = await readWaiting(transaction, { limit: 100, onlyWithEvents: true });
    await publishRows(
      transaction,
      waiting.map(({ id }) => id),
    );
  });
  return subjectId;
}

describe('the live stream', () => {
  it('tells each caller what it may see, in order', async () => {
    const [owner, stranger, agent] = [await listen('owner'), await listen('stranger'), await listen('agent')];
    const subjects = [await tell(own), await tell(foreign), await tell(null), await tell(own)];
    await until(() => eventsOf(agent).length === 4 && eventsOf(owner).length === 2 && eventsOf(stranger).length === 1);
    expect(eventsOf(agent).map(({ subjectId }) => subjectId)).toEqual(subjects);
    expect(eventsOf(owner).map(({ subjectId }) => subjectId)).toEqual([subjects[0], subjects[3]]);
    expect(eventsOf(stranger).map(({ subjectId }) => subjectId)).toEqual([subjects[1]]);
    expect(owner.response.headers['content-type']).toBe('text/event-stream; charset=utf-8');
    expect(owner.response.headers['cache-control']).toContain('no-cache');
  });

  it('resumes after the last id seen, without a gap and without a repeat', async () => {
    const first = await listen('owner');
    const seen = await tell(own);
    await until(() => eventsOf(first).length === 1);
    const lastId = [...first.text.matchAll(/^id: (\d+)$/gm)].at(-1)?.[1] as string;
    first.response.destroy();
    const missed = [await tell(own), await tell(foreign), await tell(own)];
    const second = await listen('owner', { 'Last-Event-ID': lastId });
    const live = await tell(own);
    await until(() => eventsOf(second).length === 3);
    const subjects = eventsOf(second).map(({ subjectId }) => subjectId);
    expect(subjects).toEqual([missed[0], missed[2], live]);
    expect(subjects).not.toContain(seen);
  });

  it('sends heartbeats while nothing happens', async () => {
    const stream = await listen('owner');
    await until(() => (stream.text.match(/: still here/g) ?? []).length >= 2);
    expect(stream.ended).toBe(false);
  });

  it('ends when the key is revoked', async () => {
    const stream = await listen('leaving');
    keys.delete('leaving');
    await until(() => stream.ended);
    expect((await listen('leaving')).response.statusCode).toBe(401);
  });

  it('holds so many streams a caller and no more, and frees the place of one that leaves', async () => {
    for (let index = 0; index < streamsPerCaller; index += 1)
      expect((await listen('crowd')).response.statusCode).toBe(200);
    const refused = await listen('crowd');
    expect(refused.response.statusCode).toBe(429);
    await until(() => refused.text.includes('too_many_streams'));
    streams[0]?.response.destroy();
    let status = 429;
    for (let attempt = 0; status === 429 && attempt < 100; attempt += 1)
      status = (await listen('crowd')).response.statusCode ?? 0;
    expect(status).toBe(200);
  });

  it('is a request that has ended, so that the guard against slow bodies leaves it alone', async () => {
    let ended = false;
    server.once('request', (incoming: IncomingMessage) => incoming.once('end', () => (ended = true)));
    await listen('owner');
    await until(() => ended);
    expect(ended).toBe(true);
  });

  it('answers HEAD without starting', async () => {
    const { port } = server.address() as AddressInfo;
    const headers = { authorization: 'Bearer owner' };
    const call = request({ port, method: 'HEAD', path: '/api/v1/events', headers }).end();
    const [response] = (await once(call, 'response')) as [IncomingMessage];
    response.resume();
    await once(response, 'end');
    expect(response.headers['content-type']).toBe('text/event-stream; charset=utf-8');
  });

  it('ends for everybody when the server closes', async () => {
    const all = [await listen('owner'), await listen('agent')];
    closing.abort();
    await until(() => all.every(({ ended }) => ended));
    expect(all.every(({ text }) => text.startsWith('retry: 3000'))).toBe(true);
  });
});
