import { useTranslation } from 'react-i18next';
import { useNow } from '../lib/clock.ts';
import { ToneBadge } from './tone-badge.tsx';

function clockText(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const parts = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}

/** Counts down to an instant, second by second: `03:59:58`. Screen readers read it on request only, not every second. */
export function Countdown({ until, label }: { until: string; label: string }) {
  const left = new Date(until).getTime() - useNow();
  return (
    <span role="timer" aria-live="off" aria-label={label} style={{ fontVariantNumeric: 'tabular-nums' }}>
      {clockText(left)}
    </span>
  );
}

/** How long a taken job is still held. */
export function LeaseLeft({ until }: { until: string }) {
  const { t } = useTranslation();
  const left = new Date(until).getTime() - useNow();
  const tone = left <= 0 ? 'bad' : left < 30 * 60_000 ? 'warn' : 'work';
  return (
    <ToneBadge tone={tone}>
      {t('ui.lease')} <Countdown until={until} label={t('ui.lease')} />
    </ToneBadge>
  );
}
