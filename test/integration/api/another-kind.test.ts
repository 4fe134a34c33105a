import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { ChangeRequestInput } from '../../../src/contract/change-request-kinds.contract.ts';
import type { Caller } from '../../../src/deps.ts';
import { fileChangeRequest } from '../../../src/features/change-requests/filing/file-change-request.ts';
import type { Ask } from '../../../src/features/change-requests/kinds/ask.ts';
import { type RequestKinds, requestKinds } from '../../../src/features/change-requests/kinds/request-kinds.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { ApiClient, Json } from '../../support/app-client.ts';
import { demoNumbers } from '../../support/voice.ts';

/** A kind as it would be added: its contract, under a name that the database knows. */
const alwaysOpenInput = z.strictObject({ kind: z.literal('other_adjustment'), lineIds: z.array(z.uuid()) });
type AlwaysOpen = z.output<typeof alwaysOpenInput>;

/** And its file in kinds/: the lines answer around the clock. */
function alwaysOpen({ kind, lineIds }: AlwaysOpen): Ask {
  return {
    kind,
    lineIds,
    uploadId: null,
    slot: null,
    effectiveAt: null,
    revertAt: null,
    note: null,
    reopens: null,
    patch: () => ({ kind: 'set_weekly', weekly: null }),
  };
}

/** The map as it would stand with the kind in the contract. */
const kinds = { ...requestKinds, other_adjustment: alwaysOpen } as unknown as RequestKinds;

let app: TestApp;
let owner: ApiClient;
let technician: ApiClient;
let line: Json;

beforeAll(async () => {
  app = await startTestApp();
  owner = app.as('owner');
  technician = app.as('technician');
  line = await owner.line(demoNumbers.directory);
});
afterAll(() => app.close());

async function file(): Promise<Json> {
  const me = await owner.get('/me');
  const actor = { kind: 'user', userId: me.id, name: me.name, roles: me.roles, organisationId: me.organisation.id };
  const caller = { actor, callId: null, language: 'en', remember: async () => undefined } as unknown as Caller;
  const input = alwaysOpenInput.parse({ kind: 'other_adjustment', lineIds: [line.id] });
  return await fileChangeRequest(app.deps, caller, input as unknown as ChangeRequestInput, kinds);
}

describe('a further kind of change request', () => {
  it('is filed, queued, applied and proved by what every kind shares', async () => {
    expect((await owner.get(`/lines/${line.id}`)).configuration.weekly).not.toBeNull();
    const filed = await file();
    expect(filed).toMatchObject({ kind: 'other_adjustment', status: 'accepted', slot: null, promptId: null });
    const path = `/change-requests/${filed.id}`;
    await expect(file()).rejects.toMatchObject({ code: 'duplicate_request', params: { changeRequestId: filed.id } });
    const job = `/jobs/${filed.jobId}`;
    await technician.post(`${job}/take`);
    const seen = await technician.get(job);
    expect(seen).toMatchObject({
      after: { weekly: null },
      lines: [{ lineId: line.id, byHand: false, state: 'waiting' }],
    });
    await technician.post(`${job}/apply`);
    const done = await owner.until(path, ({ status }) => status === 'completed');
    expect(done.lines).toEqual([
      { lineId: line.id, number: line.number, state: 'live', revision: done.revision, proof: 'settled', fault: null },
    ]);
    expect((await owner.get(`/lines/${line.id}`)).configuration.weekly).toBeNull();
    await expect(file()).rejects.toMatchObject({ code: 'not_qualified', reasons: [{ code: 'already_in_effect' }] });
  });
});
