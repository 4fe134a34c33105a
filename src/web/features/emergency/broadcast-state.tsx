import { useTranslation } from 'react-i18next';
import { broadcastLineStateNames, broadcastStatusNames } from '../../../contract/words/broadcasts.ts';
import type { BroadcastLineState, BroadcastStatus } from '../../../domain/broadcast/broadcast-state.ts';
import type { Language } from '../../lib/language.ts';
import { type Tone, ToneBadge } from '../../ui/tone-badge.tsx';

export const broadcastTones: Record<BroadcastStatus, Tone> = {
  draft: 'neutral',
  awaitingApproval: 'warn',
  sending: 'work',
  stopped: 'bad',
  active: 'bad',
  restoring: 'work',
  ended: 'good',
  cancelled: 'neutral',
};

const lineTones: Record<BroadcastLineState, Tone> = {
  held: 'neutral',
  queued: 'work',
  applied: 'good',
  failed: 'bad',
  stopped: 'warn',
  restoring: 'work',
  restored: 'good',
};

/** How a broadcast stands, in words. */
export function BroadcastState({ status }: { status: BroadcastStatus }) {
  const { i18n } = useTranslation();
  return <ToneBadge tone={broadcastTones[status]}>{broadcastStatusNames[status][i18n.language as Language]}</ToneBadge>;
}

/** What has become of a line, in words. */
export function BroadcastLineBadge({ state }: { state: BroadcastLineState }) {
  const { i18n } = useTranslation();
  return <ToneBadge tone={lineTones[state]}>{broadcastLineStateNames[state][i18n.language as Language]}</ToneBadge>;
}
