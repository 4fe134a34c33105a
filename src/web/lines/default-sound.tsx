import { useTranslation } from 'react-i18next';
import { PlayButton } from '../ui/play-button.tsx';
import { slotName } from './slot-name.ts';

/** The slots that sound without a voice file (docs/rules.md#what-callers-hear). */
const soundingSlots = ['greeting', 'closed', 'holiday', 'emergency'];

export function hasDefaultSound(slot: string): boolean {
  return soundingSlots.includes(slot);
}

/** Plays the default announcement that callers hear at a slot without a voice file; nothing where there is none. */
export function DefaultSound({ lineSlot, label }: { lineSlot: string; label?: string }) {
  const { t } = useTranslation();
  if (!hasDefaultSound(lineSlot)) return null;
  return <PlayButton defaultOf={lineSlot} label={label ?? t('lines.default', { slot: slotName(t, lineSlot) })} />;
}
