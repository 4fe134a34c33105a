import type { WebhookReply } from '../../contract/webhooks.contract.ts';
import { type Tone, ToneBadge } from '../ui/tone-badge.tsx';
import { useWebhookWords } from './use-webhook-words.ts';

type State = 'good' | 'fresh' | 'failing' | 'off';

const tones: Record<State, Tone> = { good: 'good', fresh: 'neutral', failing: 'bad', off: 'warn' };

function stateOf({ enabled, health }: WebhookReply): State {
  if (!enabled) return 'off';
  if (health.failures > 0) return 'failing';
  return health.lastSuccessAt === null ? 'fresh' : 'good';
}

export function WebhookState({ webhook }: { webhook: WebhookReply }) {
  const { words } = useWebhookWords();
  const state = stateOf(webhook);
  return <ToneBadge tone={tones[state]}>{words.states[state]}</ToneBadge>;
}

/** What its owner calls it, else where it is. */
export function nameOf({ description, url }: WebhookReply): string {
  return description ?? new URL(url).host;
}
