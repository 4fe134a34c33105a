import { rename } from 'node:fs/promises';
import type { TestApp } from './app.ts';
import type { ApiClient, Json } from './app-client.ts';
import { demoNumbers, voice } from './voice.ts';

export interface Filed {
  request: Json;
  /** `/change-requests/{id}` and `/jobs/{id}`. */
  path: string;
  job: string;
  line: Json;
  promptId: string;
}

/** Files voice replacements of good audio, each in a slot of its own, so that none is a duplicate of another. */
export function filings(app: TestApp) {
  const uploads = new Map<ApiClient, Promise<Json>>();
  const clients = new Map<string, ApiClient>();
  let slots = 0;
  return {
    async file(wish: { account?: string; number?: string; extra?: object } = {}): Promise<Filed> {
      const { account = 'owner', number = demoNumbers.directory, extra } = wish;
      const client = clients.get(account) ?? app.as(account);
      clients.set(account, client);
      const upload = uploads.get(client) ?? client.uploadChecked(voice());
      uploads.set(client, upload);
      const { id: uploadId, promptId } = await upload;
      const line = await client.line(number);
      slots += 1;
      const body = { kind: 'voice_replacement', lineId: line.id, slot: `custom:s${slots}`, uploadId, ...extra };
      const request = await client.post('/change-requests', body);
      return { request, path: `/change-requests/${request.id}`, job: `/jobs/${request.jobId}`, line, promptId };
    },
  };
}

/** Files a change and has it applied while the folder of the phone system is missing; the folder is back afterwards. */
export async function failedFiling(app: TestApp, work: ReturnType<typeof filings>): Promise<Filed> {
  const technician = app.as('technician');
  const filed = await work.file();
  await technician.post(`${filed.job}/take`);
  await rename(app.pbxFolder, `${app.pbxFolder}-gone`);
  await technician.post(`${filed.job}/apply`);
  await app.as('owner').until(filed.path, ({ status }) => status === 'failed');
  await rename(`${app.pbxFolder}-gone`, app.pbxFolder);
  app.takeFaults();
  return filed;
}
