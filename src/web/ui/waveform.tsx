import { useEffect, useMemo, useRef } from 'react';
import type WaveSurfer from 'wavesurfer.js';
import { styleNonce } from '../lib/nonce.ts';
import styles from './audio-player.module.css';

/** Draws the server's peaks (lowest and highest sample in turn, -128 to 127); `share` of it is played. */
export function Waveform({ peaks, share }: { peaks: readonly number[]; share: number }) {
  const place = useRef<HTMLDivElement>(null);
  const wave = useRef<WaveSurfer>(undefined);
  const heights = useMemo(() => heightsOf(peaks), [peaks]);
  const seconds = heights.length;
  const shown = useRef(share);
  shown.current = share;

  useEffect(() => {
    let gone = false;
    void import('wavesurfer.js').then(({ default: Library }) => {
      if (gone || !place.current) return;
      const style = getComputedStyle(document.documentElement);
      wave.current = Library.create({
        container: place.current,
        height: 48,
        barWidth: 2,
        barGap: 1,
        barRadius: 2,
        cursorWidth: 0,
        interact: false,
        normalize: true,
        waveColor: style.getPropertyValue('--mantine-color-dimmed'),
        progressColor: style.getPropertyValue('--mantine-color-anchor'),
        peaks: [heights],
        duration: seconds,
        cspNonce: styleNonce,
      });
      wave.current.setTime(shown.current * seconds);
    });
    return () => {
      gone = true;
      wave.current?.destroy();
      wave.current = undefined;
    };
  }, [heights, seconds]);

  useEffect(() => {
    wave.current?.setTime(share * seconds);
  }, [share, seconds]);
  return <div ref={place} className={styles.wave} aria-hidden />;
}

function heightsOf(peaks: readonly number[]): number[] {
  return Array.from({ length: Math.floor(peaks.length / 2) }, (_, pair) => {
    const [low = 0, high = 0] = [peaks[pair * 2], peaks[pair * 2 + 1]];
    return Math.max(Math.abs(low), Math.abs(high)) / 128;
  });
}
