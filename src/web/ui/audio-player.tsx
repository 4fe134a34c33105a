import { ActionIcon, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Pause, Play } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { PromptReply } from '../../contract/prompts.contract.ts';
import { queryOf } from '../lib/api.ts';
import { useFormats } from '../lib/formats.ts';
import styles from './audio-player.module.css';
import { ProblemMessage } from './problem-message.tsx';
import { Segments } from './segments.tsx';
import { type Side, usePlayback } from './use-playback.ts';
import { Waveform } from './waveform.tsx';

/** Few recordings are repaired ones. */
const RepairNote = lazy(async () => ({ default: (await import('../repair/repair-note.tsx')).RepairNote }));

interface Wish {
  promptId: string;
  /** The sound's name for people who do not see the page: "Greeting, new". */
  label: string;
  /** Offers the original against exactly what a caller hears, at matched level. */
  compare?: boolean;
  /** The original as a local URL (`blob:`), so that it is not downloaded again. */
  original?: string;
}

/** Plays a voice file as callers hear it, on the server's waveform; with `compare` also the original. */
export function AudioPlayer({ promptId, label, compare = false, original }: Wish) {
  const prompt = useQuery(queryOf('/prompts/{id}', { params: { id: promptId } }));
  const ready = prompt.data?.status === 'ready';
  const peaks = useQuery({ ...queryOf('/prompts/{id}/peaks', { params: { id: promptId } }), enabled: ready });
  if (prompt.isError || peaks.isError) return <ProblemMessage error={prompt.error ?? peaks.error} />;
  if (!prompt.data || (ready && !peaks.data)) return <Skeleton height={compare ? 112 : 72} radius="md" />;
  if (!peaks.data) return <NotPlayable prompt={prompt.data} />;
  return (
    <Player
      key={promptId}
      prompt={prompt.data}
      peaks={peaks.data}
      label={label}
      compare={compare}
      original={original}
    />
  );
}

function NotPlayable({ prompt }: { prompt: PromptReply }) {
  const { t } = useTranslation();
  return (
    <Text size="sm" c="dimmed" className={styles.quiet} role="status">
      {t(prompt.status === 'checking' ? 'ui.player.checking' : 'ui.player.refused', { name: prompt.fileName })}
    </Text>
  );
}

/** Where a finding has its place; its words stand in the list of findings. */
function Marks({ findings, seconds }: { findings: PromptReply['findings']; seconds: number }) {
  return findings.map(
    ({ code, at }) =>
      at !== undefined && (
        <span
          key={code}
          className={styles.mark}
          style={{ left: `${Math.min(100, (at / seconds) * 100)}%` }}
          aria-hidden
        />
      ),
  );
}

/** Seconds; the browser's own step would be the tenth of one by which the mouse may aim. */
const keySteps: Record<string, number> = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 };

type Peaks = { pairsPerSecond: number; peaks: number[] };

function Player(parts: { prompt: PromptReply; peaks: Peaks; label: string; compare: boolean; original?: string }) {
  const { prompt, peaks, label, compare, original } = parts;
  const { t } = useTranslation();
  const { length } = useFormats();
  const seconds = prompt.measurements?.durationSeconds ?? peaks.peaks.length / 2 / peaks.pairsPerSecond;
  const playback = usePlayback(prompt, seconds, original);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be announced as part of a form
    <div className={styles.player} role="group" aria-label={label}>
      <ActionIcon
        size={44}
        radius="xl"
        onClick={playback.toggle}
        aria-label={t(playback.playing ? 'ui.player.pause' : 'ui.player.play', { label })}
      >
        {playback.playing ? <Pause size={20} aria-hidden /> : <Play size={20} aria-hidden />}
      </ActionIcon>
      <div className={styles.track}>
        <Waveform peaks={peaks.peaks} share={playback.position / seconds} />
        <Marks findings={prompt.findings} seconds={seconds} />
        <input
          type="range"
          className={styles.seek}
          min={0}
          max={seconds}
          step={0.1}
          value={playback.position}
          aria-label={t('ui.player.position', { label })}
          aria-valuetext={`${length(playback.position)} / ${length(seconds)}`}
          onChange={(event) => playback.seek(Number(event.currentTarget.value))}
          onKeyDown={(event) => {
            const by = keySteps[event.key];
            if (by === undefined && event.key !== ' ') return;
            event.preventDefault();
            if (by === undefined) playback.toggle();
            else playback.seek(Math.min(seconds, Math.max(0, playback.position + by)));
          }}
        />
      </div>
      <Text size="sm" c="dimmed" className={styles.time}>
        {length(playback.position)} / {length(seconds)}
      </Text>
      {compare && (
        <div className={styles.sides}>
          <Segments
            size="xs"
            aria-label={t('ui.player.side')}
            value={playback.side}
            onChange={(side) => playback.choose(side as Side)}
            data={[
              { value: 'caller', label: t('ui.player.caller') },
              { value: 'original', label: t('ui.player.original'), disabled: playback.originalFailed },
            ]}
          />
          <Text size="xs" c="dimmed">
            {t(playback.originalFailed ? 'ui.player.originalFailed' : 'ui.player.matched')}
          </Text>
        </div>
      )}
      {prompt.repair && (
        <Suspense fallback={null}>
          <div className={styles.repair}>
            <RepairNote repair={prompt.repair} />
          </div>
        </Suspense>
      )}
      {playback.failed && (
        <Text size="sm" role="alert" className={styles.failed}>
          {t('ui.player.failed')}
        </Text>
      )}
    </div>
  );
}
