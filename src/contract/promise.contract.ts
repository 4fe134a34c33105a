import { endpoint } from './endpoint.ts';
import { idParams } from './shapes.ts';

export const promiseFileEndpoint = endpoint({
  method: 'get',
  path: '/change-requests/{id}/promise.ics',
  tag: 'Change requests',
  summary: 'What a request promises, as an entry for a calendar; a later one takes the place of an earlier one',
  params: idParams,
  replies: { 200: { description: 'One event, struck out where the request was given up', shape: 'text/calendar' } },
});
