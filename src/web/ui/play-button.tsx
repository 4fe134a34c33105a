import { ActionIcon } from '@mantine/core';
import { Pause, Play } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Heard, usePressToHear } from './use-press-to-hear.ts';

/** Plays a sound as callers hear it, without a waveform: for lists. Nothing is loaded before it is pressed. */
export function PlayButton({ label, ...sound }: Heard & { label: string }) {
  const { playing, toggle } = usePressToHear(sound);
  return <HearButton playing={playing} onToggle={toggle} label={label} />;
}

/** The button alone, for parts that are played by other means too. */
export function HearButton({ playing, onToggle, label }: { playing: boolean; onToggle(): void; label: string }) {
  const { t } = useTranslation();
  return (
    <ActionIcon
      variant="light"
      size={44}
      radius="xl"
      onClick={onToggle}
      aria-label={t(playing ? 'ui.player.pause' : 'ui.player.play', { label })}
    >
      {playing ? <Pause size={18} aria-hidden /> : <Play size={18} aria-hidden />}
    </ActionIcon>
  );
}
