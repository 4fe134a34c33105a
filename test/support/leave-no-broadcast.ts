import type { TestApp } from './app.ts';
import type { Json } from './app-client.ts';

/**
 * Ends or gives up every open broadcast, so that a story begins the same however an earlier try of it broke off. Waits until what was
 * closed is open again.
 */
export async function leaveNoBroadcast(app: TestApp): Promise<void> {
  const operator = app.as('operator');
  const open = async (): Promise<Json[]> => (await operator.get('/broadcasts?state=open&limit=200')).items;
  for (const { id, actions } of await open()) {
    if (actions.includes('cancel')) await operator.post(`/broadcasts/${id}/cancel`);
    else if (actions.includes('end')) await operator.post(`/broadcasts/${id}/end`, { reason: 'An earlier try' });
    await operator.until(`/broadcasts/${id}`, ({ status }) => ['ended', 'cancelled'].includes(status));
  }
}
