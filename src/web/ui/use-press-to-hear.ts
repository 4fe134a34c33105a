import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../lib/api.ts';
import { ProblemError } from '../lib/problem-error.ts';
import { toastProblem } from './toasts.tsx';

/** Only one plays at a time. */
let heard: HTMLAudioElement | undefined;

/** A sound as callers hear it: a recording, or the default announcement of a slot. */
export type Heard = { promptId: string } | { defaultOf: string };

function addressOfSound(sound: Heard): string {
  if ('defaultOf' in sound) return addressOf('/default-prompts/{slot}/audio', { params: { slot: sound.defaultOf } });
  return addressOf('/prompts/{id}/audio', { params: { id: sound.promptId }, query: { rendition: 'wav8k' } });
}

/** Plays and pauses one sound. Nothing is loaded before it is pressed, because listening is audited. */
export function usePressToHear(what: Heard): { playing: boolean; toggle(): void } {
  const { t } = useTranslation();
  const [playing, setPlaying] = useState(false);
  const sound = useRef<HTMLAudioElement>(undefined);
  const address = addressOfSound(what);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another address is another sound
  useEffect(() => {
    return () => {
      sound.current?.pause();
      sound.current = undefined;
    };
  }, [address]);
  const toggle = () => {
    if (playing) return sound.current?.pause();
    sound.current ??= soundOf(address, setPlaying, () => {
      // Pressed again, it is loaded again.
      sound.current = undefined;
      toastProblem(failure(t('ui.player.failed')));
    });
    if (heard !== sound.current) heard?.pause();
    heard = sound.current;
    void heard.play().catch(() => undefined);
  };
  return { playing, toggle };
}

function soundOf(address: string, tell: (playing: boolean) => void, onFailed: () => void): HTMLAudioElement {
  const sound = new Audio(address);
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
