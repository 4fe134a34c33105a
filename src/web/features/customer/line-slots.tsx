import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { standardSlots } from '../../../domain/line/line-config.ts';
import { PromptName } from '../../lines/prompt-name.tsx';
import { isStandardSlot, slotName } from '../../lines/slot-name.ts';
import { AudioPlayer } from '../../ui/audio-player.tsx';
import { Section } from '../../ui/section.tsx';
import styles from './customer.module.css';
import { replaceAddress } from './filing.ts';
import { fallbackText, slotText } from './names.ts';

/** Every slot of the line: the standard ones, then its own. */
export function slotsOf(prompts: Record<string, string>): string[] {
  const own = Object.keys(prompts).filter((slot) => !isStandardSlot(slot));
  return [...standardSlots, ...own.sort()];
}

export function LineSlots({ lineId, prompts }: { lineId: string; prompts: Record<string, string> }) {
  const { t } = useTranslation();
  return (
    <Section title={t('customer.line.voice')} flush>
      <ul className={styles.rows}>
        {slotsOf(prompts).map((slot) => (
          <li key={slot} className={styles.row}>
            <div className={styles.grow}>
              <Text fw={600}>{slotName(t, slot)}</Text>
              <Text size="sm" c="dimmed">
                {slotText(t, slot)}
              </Text>
            </div>
            <Button
              component={Link}
              to={replaceAddress({ from: 'line', line: lineId, slot })}
              size="xs"
              variant="default"
              aria-label={t('customer.line.replaceSlot', { slot: slotName(t, slot) })}
            >
              {t('customer.line.replace')}
            </Button>
            <div className={styles.rowDue}>
              <SlotSound lineSlot={slot} prompts={prompts} />
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What plays at a slot: its file, or a sentence about what callers hear instead. */
export function SlotSound({ lineSlot, prompts }: { lineSlot: string; prompts: Record<string, string> }) {
  const { t } = useTranslation();
  const promptId = prompts[lineSlot];
  if (promptId === undefined) return <Text size="sm">{fallbackText(t, lineSlot, prompts)}</Text>;
  return (
    <div className={styles.sound}>
      <Text size="sm">
        <PromptName promptId={promptId} />
      </Text>
      <AudioPlayer promptId={promptId} label={slotName(t, lineSlot)} />
    </div>
  );
}
