import { Button, Group, Text } from '@mantine/core';
import { ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { standardSlots } from '../../../domain/line/line-config.ts';
import { DefaultSound } from '../../lines/default-sound.tsx';
import { PromptName } from '../../lines/prompt-name.tsx';
import { isStandardSlot, slotName } from '../../lines/slot-name.ts';
import { AudioPlayer } from '../../ui/audio-player.tsx';
import { PlayButton } from '../../ui/play-button.tsx';
import { Section } from '../../ui/section.tsx';
import styles from './customer.module.css';
import { replaceAddress } from './filing.ts';
import { fallbackText, slotText } from './names.ts';

/** Every slot of the line: the standard ones, then its own. */
export function slotsOf(prompts: Record<string, string>): string[] {
  const own = Object.keys(prompts).filter((slot) => !isStandardSlot(slot));
  return [...standardSlots, ...own.sort()];
}

/** The line's voice files: those in use first, the places without one folded. */
export function LineSlots({ lineId, prompts }: { lineId: string; prompts: Record<string, string> }) {
  const { t } = useTranslation();
  const slots = slotsOf(prompts);
  const used = slots.filter((slot) => prompts[slot] !== undefined);
  const empty = slots.filter((slot) => prompts[slot] === undefined);
  const rows = (which: readonly string[]) => (
    <ul className={styles.rows}>
      {which.map((slot) => (
        <SlotRow key={slot} lineId={lineId} lineSlot={slot} prompts={prompts} />
      ))}
    </ul>
  );
  return (
    <Section title={t('customer.line.voice')} flush>
      {rows(used)}
      {empty.length > 0 && (
        <details className={styles.more} open={used.length === 0}>
          <summary>
            <ChevronRight size={16} aria-hidden className={styles.fold} />
            {t('customer.line.empty', { slots: empty.length })}
          </summary>
          {rows(empty)}
        </details>
      )}
    </Section>
  );
}

function SlotRow(parts: { lineId: string; lineSlot: string; prompts: Record<string, string> }) {
  const { lineId, lineSlot, prompts } = parts;
  const { t } = useTranslation();
  const isEmpty = prompts[lineSlot] === undefined;
  return (
    <li className={styles.row}>
      <div className={styles.grow}>
        <Text fw={600}>{slotName(t, lineSlot)}</Text>
        <Text size="sm" c="dimmed">
          {slotText(t, lineSlot)}
        </Text>
      </div>
      <Button
        component={Link}
        to={replaceAddress({ from: 'line', line: lineId, slot: lineSlot })}
        size="xs"
        variant="default"
        aria-label={t(isEmpty ? 'customer.line.addSlot' : 'customer.line.replaceSlot', { slot: slotName(t, lineSlot) })}
      >
        {t(isEmpty ? 'customer.line.add' : 'customer.line.replace')}
      </Button>
      <div className={styles.rowDue}>
        <SlotSound lineSlot={lineSlot} prompts={prompts} />
      </div>
    </li>
  );
}

/** What plays at a slot: its file, or a sentence about what callers hear instead. */
export function SlotSound({ lineSlot, prompts }: { lineSlot: string; prompts: Record<string, string> }) {
  const { t } = useTranslation();
  const promptId = prompts[lineSlot];
  if (promptId === undefined) {
    // On holidays the closed hours' file is played, where there is one.
    const instead = lineSlot === 'holiday' ? prompts.closed : undefined;
    return (
      <Group gap="sm" wrap="nowrap">
        {instead === undefined ? (
          <DefaultSound lineSlot={lineSlot} />
        ) : (
          <PlayButton promptId={instead} label={slotName(t, lineSlot)} />
        )}
        <Text size="sm">{fallbackText(t, lineSlot, prompts)}</Text>
      </Group>
    );
  }
  return (
    <div className={styles.sound}>
      <Text size="sm">
        <PromptName promptId={promptId} />
      </Text>
      <AudioPlayer promptId={promptId} label={slotName(t, lineSlot)} />
    </div>
  );
}
