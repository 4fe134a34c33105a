import { useElementSize } from '@mantine/hooks';
import { useMemo } from 'react';
import styles from './audio-player.module.css';

/** Pixels from one bar to the next, and those of the drawing's height. */
const pitch = 3;
const height = 48;

/**
 * Draws the server's peaks (lowest and highest sample in turn, -128 to 127) as bars, one every three pixels whatever the
 * width; `share` of it is played. The loudest passage fills the height: this is for finding a place, not for measuring.
 */
export function Waveform({ peaks, share }: { peaks: readonly number[]; share: number }) {
  const { ref, width } = useElementSize();
  const bars = useMemo(() => barsOf(peaks, Math.floor(width / pitch)), [peaks, width]);
  return (
    <div ref={ref} className={styles.wave} aria-hidden>
      <Bars path={bars} className={styles.waiting} />
      <Bars path={bars} className={styles.played} right={1 - share} />
    </div>
  );
}

function Bars({ path, className, right = 0 }: { path: string; className?: string; right?: number }) {
  return (
    <svg
      width="100%"
      height={height}
      aria-hidden
      className={className}
      style={{ clipPath: `inset(0 ${right * 100}% 0 0)` }}
    >
      <path d={path} strokeWidth={2} strokeLinecap="round" />
    </svg>
  );
}

/** An SVG path of one upright bar a place, each as high as the loudest sample of its stretch. */
export function barsOf(peaks: readonly number[], count: number): string {
  const loudest = peaks.reduce((most, peak) => Math.max(most, Math.abs(peak)), 1);
  const perBar = peaks.length / count;
  return Array.from({ length: count }, (_, bar) => {
    const until = Math.max(Math.ceil((bar + 1) * perBar), Math.floor(bar * perBar) + 1);
    const part = peaks.slice(Math.floor(bar * perBar), until);
    const half = (part.reduce((most, peak) => Math.max(most, Math.abs(peak)), 0) / loudest) * (height / 2 - 1);
    return `M${bar * pitch + 1} ${(height / 2 - half).toFixed(1)}v${(half * 2).toFixed(1)}`;
  }).join('');
}
