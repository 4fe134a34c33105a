import type { AnnouncementStatus } from '../../../domain/announcement/announcement-lifecycle.ts';
import { type Tone, ToneBadge } from '../../ui/tone-badge.tsx';
import { useEmergencyWords } from './emergency-words.ts';

export const announcementTones: Record<AnnouncementStatus, Tone> = {
  settling: 'warn',
  proposed: 'info',
  disputed: 'bad',
  active: 'work',
  rejected: 'neutral',
  superseded: 'neutral',
  revoked: 'neutral',
  expired: 'neutral',
};

/** How an announcement stands, in words. */
export function AnnouncementState({ state }: { state: AnnouncementStatus }) {
  const t = useEmergencyWords();
  return <ToneBadge tone={announcementTones[state]}>{t(`notice.states.${state}`)}</ToneBadge>;
}
