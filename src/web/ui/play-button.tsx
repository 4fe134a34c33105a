import { ActionIcon } from '@mantine/core';
import { Pause, Play } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../lib/api.ts';
import { ProblemError } from '../lib/problem-error.ts';
import { toastProblem } from './toasts.tsx';

/** Only one plays at a time. */
let heard: HTMLAudioElement | undefined;

/** Plays a voice file as callers hear it, without a waveform: for lists. Nothing is loaded before it is pressed. */
export function PlayButton({ promptId, label }: { promptId: string; label: string }) {
  const { t } = useTranslation();
  const [playing, setPlaying] = useState(false);
  const sound = useRef<HTMLAudioElement>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another file is another sound
  useEffect(() => {
    return () => {
      sound.current?.pause();
      sound.current = undefined;
    };
  }, [promptId]);
  const toggle = () => {
    if (playing) return sound.current?.pause();
    sound.current ??= soundOf(promptId, setPlaying, () => {
      // Pressed again, it is loaded again.
      sound.current = undefined;
      toastProblem(failure(t('ui.player.failed')));
    });
    if (heard !== sound.current) heard?.pause();
    heard = sound.current;
    void heard.play().catch(() => undefined);
  };
  return (
    <ActionIcon
      variant="light"
      size={44}
      radius="xl"
      onClick={toggle}
      aria-label={t(playing ? 'ui.player.pause' : 'ui.player.play', { label })}
    >
      {playing ? <Pause size={18} aria-hidden /> : <Play size={18} aria-hidden />}
    </ActionIcon>
  );
}

function soundOf(promptId: string, tell: (playing: boolean) => void, onFailed: () => void): HTMLAudioElement {
  const sound = new Audio(
    addressOf('/prompts/{id}/audio', { params: { id: promptId }, query: { rendition: 'wav8k' } }),
  );
  sound.onplay = () => tell(true);
  sound.onpause = () => tell(false);
  sound.onended = () => tell(false);
  sound.onerror = () => {
    tell(false);
    onFailed();
  };
  return sound;
}

function failure(title: string): ProblemError {
  return new ProblemError({ type: 'about:blank', title, detail: '', status: 0, code: 'offline', requestId: '' });
}
