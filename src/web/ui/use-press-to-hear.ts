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

/** Plays and pauses one sound; `onHeard` is called when it was played to its end. Nothing is loaded before it is pressed, because listening is audited. */
export function usePressToHear(what: Heard, onHeard?: () => void): { playing: boolean; toggle(): void } {
  const { t } = useTranslation();
  const [playing, setPlaying] = useState(false);
  const sound = useRef<HTMLAudioElement>(undefined);
  const address = addressOfSound(what);
  const atEnd = useRef(onHeard);
  atEnd.current = onHeard;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another address is another sound
  useEffect(() => {
    return () => {
      sound.current?.pause();
      sound.current = undefined;
    };
  }, [address]);
  const toggle = () => {
    if (playing) return sound.current?.pause();
    sound.current ??= soundOf(address, {
      onPlaying: setPlaying,
      onHeard: () => atEnd.current?.(),
      onFailed: () => {
        // Pressed again, it is loaded again.
        sound.current = undefined;
        toastProblem(failure(t('ui.player.failed')));
      },
    });
    if (heard !== sound.current) heard?.pause();
    heard = sound.current;
    void heard.play().catch(() => undefined);
  };
  return { playing, toggle };
}

function soundOf(
  address: string,
  told: { onPlaying(playing: boolean): void; onHeard(): void; onFailed(): void },
): HTMLAudioElement {
  const sound = new Audio(address);
  sound.onplay = () => told.onPlaying(true);
  sound.onpause = () => told.onPlaying(false);
  sound.onended = () => {
    told.onPlaying(false);
    told.onHeard();
  };
  sound.onerror = () => {
    told.onPlaying(false);
    told.onFailed();
  };
  return sound;
}

function failure(title: string): ProblemError {
  return new ProblemError({ type: 'about:blank', title, detail: '', status: 0, code: 'offline', requestId: '' });
}
