import { endpoint } from './endpoint.ts';

export const liveEventsEndpoint = endpoint({
  method: 'get',
  path: '/events',
  tag: 'Live',
  summary: 'Server-sent events of what the caller may see; Last-Event-ID resumes within 24 hours',
  replies: { 200: { description: 'The stream', shape: 'text/event-stream' } },
});
