import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CallersHearReply } from '../../../contract/lines.contract.ts';
import { useNow } from '../../lib/clock.ts';
import { useFormats } from '../../lib/formats.ts';
import { slotName } from '../../lines/slot-name.ts';
import { type Tone, ToneBadge } from '../../ui/tone-badge.tsx';
import styles from './customer.module.css';

const tones: Record<CallersHearReply['state'], Tone> = {
  open: 'good',
  closed: 'neutral',
  holiday: 'info',
  emergency: 'bad',
};

export function HeardState({ state }: { state: CallersHearReply['state'] }) {
  const { t } = useTranslation();
  return <ToneBadge tone={tones[state]}>{t(`customer.states.${state}`)}</ToneBadge>;
}

/** The slot and file that is played, and what comes next, with how long that is from now. */
export function HeardWords({ heard, label }: { heard: CallersHearReply; label?: string }) {
  const { t } = useTranslation();
  const { soon, relative } = useFormats();
  const now = useNow(30_000);
  const { next } = heard;
  return (
    <div>
      {label !== undefined && (
        <Text size="sm" c="dimmed">
          {label}
        </Text>
      )}
      <Text>
        <strong>{slotName(t, heard.slot)}</strong>
        {' · '}
        {heard.prompt ? <span className={styles.fileName}>{heard.prompt.fileName}</span> : t('customer.lines.standard')}
      </Text>
      <Text size="sm" c="dimmed">
        {next
          ? `${t('customer.lines.next', { at: soon(next.at, heard.at), slot: slotName(t, next.slot) })} ${t('ui.relative', { relative: relative(next.at, now) })}`
          : t('customer.lines.noEnd')}
      </Text>
    </div>
  );
}
