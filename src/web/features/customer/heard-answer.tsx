import { Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CallersHearReply } from '../../../contract/lines.contract.ts';
import { DefaultSound } from '../../lines/default-sound.tsx';
import { ruleText } from '../../lines/rule-text.ts';
import { slotName } from '../../lines/slot-name.ts';
import { AudioPlayer } from '../../ui/audio-player.tsx';
import styles from './customer.module.css';
import { HeardState, HeardWords } from './heard.tsx';

/** What callers hear at an instant: the sound, the rule that applies, and the rules it overrides. */
export function HeardAnswer({ heard, label }: { heard: CallersHearReply; label?: string }) {
  const { t } = useTranslation();
  return (
    <div className={styles.stack}>
      <div className={styles.heard}>
        <Group gap="md" wrap="nowrap">
          {!heard.prompt && <DefaultSound lineSlot={heard.slot} />}
          <HeardWords heard={heard} label={label} />
        </Group>
        {label !== undefined && <HeardState state={heard.state} />}
      </div>
      {heard.prompt && <AudioPlayer promptId={heard.prompt.promptId} label={slotName(t, heard.slot)} />}
      <div>
        <Text size="sm">{t('customer.line.why', { rule: ruleText(t, heard.rule) })}</Text>
        {heard.losers.length > 0 && (
          <Text size="sm" c="dimmed">
            {t('customer.line.overruled', { rules: heard.losers.map((rule) => ruleText(t, rule)).join(' / ') })}
          </Text>
        )}
      </div>
    </div>
  );
}
