import type { ScopePlace } from './scope-topic.ts';

/** The address of each place that an answer leads to; null for a question to our staff, which is written where the answer stands. */
export const placeAddresses: Record<ScopePlace, string | null> = {
  write: null,
  voice: '/requests/new',
  holidays: '/requests/holidays',
  hours: '/requests/hours',
  other: '/requests/other',
  closure: '/requests/closure',
  requests: '/requests',
  lines: '/lines',
  account: '/account',
  members: '/members',
  forgot_password: '/forgot-password',
  api_docs: '/api/docs',
  api_health: '/readyz',
  contact: '/contact/desk',
  quotes: '/quotes',
  quote_recording: '/quotes/new?kind=prompt_recording',
  quote_redesign: '/quotes/new?kind=ivr_redesign',
  quote_flow: '/quotes/new?kind=bot_flow_design',
  quote_integration: '/quotes/new?kind=integration_support',
  quote_feature: '/quotes/new?kind=custom_feature',
  ask_how: '/ask?topic=how-it-works',
  ask_error: '/ask?topic=error-message',
  ask_node: '/ask?topic=bot-node',
};
