import { useEffect, useMemo, useState } from 'react';
import type { PromptReply } from '../../contract/prompts.contract.ts';
import { telephonyV1 } from '../../domain/audio/rendition-profile.ts';
import { addressOf } from '../lib/api.ts';

export type Side = 'caller' | 'original';

/** Factors below 1 that lower the louder side to the quieter, so that louder is not taken for better. */
export function matchedVolumes(measurements: PromptReply['measurements']): Record<Side, number> {
  const level = measurements?.loudnessLufs ?? measurements?.rmsDbfs;
  const apart = level === undefined ? 0 : level - telephonyV1.targetLevel;
  const factor = (decibels: number) => Math.max(0.05, 10 ** (Math.min(0, decibels) / 20));
  return { caller: factor(apart), original: factor(-apart) };
}

function soundOf(prompt: PromptReply, rendition: 'wav8k' | 'master', atHand?: string): HTMLAudioElement {
  const sound = new Audio();
  // Listening is audited, so nothing is loaded before somebody presses play.
  sound.preload = 'none';
  sound.src = atHand ?? addressOf('/prompts/{id}/audio', { params: { id: prompt.id }, query: { rendition } });
  return sound;
}

/** Of all players of a page only one plays: starting one stops the others. */
let heard: HTMLAudioElement | undefined;

type Sounds = Record<Side, HTMLAudioElement>;

/**
 * Plays two sounds side by side, of which one is audible: switching is instant and keeps the position. The caller's side
 * keeps the time, because every browser can play it; the original may have a format that it cannot.
 */
export function usePlayback(prompt: PromptReply, seconds: number, original?: string) {
  const sounds = useMemo<Sounds>(
    () => ({ caller: soundOf(prompt, 'wav8k'), original: soundOf(prompt, 'master', original) }),
    [prompt, original],
  );
  const state = usePlaybackState(sounds);
  const { side, playing, setSide, setPosition, setFailed } = state;
  useVolumes(sounds, prompt, side);
  const startOriginal = () => {
    sounds.original.currentTime = sounds.caller.currentTime;
    void sounds.original.play().catch(() => undefined);
  };
  return {
    side,
    playing,
    position: Math.min(state.position, seconds),
    failed: state.failed,
    originalFailed: state.originalFailed,
    toggle() {
      if (playing) return sounds.caller.pause();
      void sounds.caller.play().catch(() => setFailed(true));
      if (side === 'original') startOriginal();
    },
    seek(to: number) {
      sounds.caller.currentTime = to;
      sounds.original.currentTime = to;
      setPosition(to);
    },
    choose(next: Side) {
      setSide(next);
      if (next === 'original' && playing) startOriginal();
      if (next === 'caller') sounds.original.pause();
    },
  };
}

function useVolumes(sounds: Sounds, { measurements }: PromptReply, side: Side): void {
  useEffect(() => {
    const volumes = matchedVolumes(measurements);
    sounds.caller.volume = volumes.caller;
    sounds.original.volume = volumes.original;
    sounds.caller.muted = side === 'original';
    sounds.original.muted = side === 'caller';
  }, [measurements, side, sounds]);
}

/** Events of the audio elements. */
function usePlaybackState({ caller, original }: Sounds) {
  const [side, setSide] = useState<Side>('caller');
  const [playing, setPlaying] = useState(false);
  const [position, setPosition] = useState(0);
  const [failed, setFailed] = useState(false);
  const [originalFailed, setOriginalFailed] = useState(false);
  useEffect(() => {
    let frame = 0;
    const follow = () => {
      setPosition(caller.currentTime);
      frame = requestAnimationFrame(follow);
    };
    const stop = () => {
      cancelAnimationFrame(frame);
      original.pause();
    };
    caller.onplay = () => {
      if (heard !== caller) heard?.pause();
      heard = caller;
      setPlaying(true);
      frame = requestAnimationFrame(follow);
    };
    caller.onpause = () => {
      setPlaying(false);
      stop();
    };
    caller.onended = () => {
      stop();
      caller.currentTime = 0;
      setPosition(0);
    };
    caller.onerror = () => setFailed(true);
    original.onerror = () => {
      setOriginalFailed(true);
      setSide('caller');
    };
    return () => {
      stop();
      caller.pause();
    };
  }, [caller, original]);
  return { side, playing, position, failed, originalFailed, setSide, setPosition, setFailed };
}
