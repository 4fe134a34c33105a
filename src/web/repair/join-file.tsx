import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useState } from 'react';
import { acceptedVoiceFiles, namedVoiceFormats } from '../../domain/audio/voice-formats.ts';
import { Findings } from '../features/customer/findings.tsx';
import { useVoiceUpload } from '../features/customer/use-voice-upload.ts';
import { queryOf } from '../lib/api.ts';
import { FileDrop } from '../ui/file-drop.tsx';
import { ProblemMessage } from '../ui/problem-message.tsx';
import { Segments } from '../ui/segments.tsx';
import { useRepairWords } from './repair-words.ts';

/** Lengths of the pause between two files, seconds. */
const pauses = { none: 0, half: 0.5, one: 1, two: 2 } as const;
type Pause = keyof typeof pauses;

/** Takes the file that is joined behind the recording; `onJoin` is told once its check has accepted it. */
export function JoinFile({ onJoin }: { onJoin(joined: { promptId: string; pauseSeconds: number }): void }) {
  const t = useRepairWords();
  const labelId = useId();
  const { state, choose } = useVoiceUpload();
  const [pause, setPause] = useState<Pause>('half');
  const promptId = state.step === 'sent' ? state.promptId : '';
  const prompt = useQuery({ ...queryOf('/prompts/{id}', { params: { id: promptId } }), enabled: promptId !== '' });
  const isReady = prompt.data?.status === 'ready';
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once for each file
  useEffect(() => {
    if (isReady) onJoin({ promptId, pauseSeconds: pauses[pause] });
  }, [isReady, promptId]);
  return (
    <Stack gap="sm">
      <div>
        <Text size="sm" fw={600} id={labelId}>
          {t('pause')}
        </Text>
        <Segments
          size="sm"
          aria-labelledby={labelId}
          value={pause}
          onChange={(value) => setPause(value as Pause)}
          data={(Object.keys(pauses) as Pause[]).map((value) => ({ value, label: t(`pauses.${value}`) }))}
        />
      </div>
      <FileDrop
        label={t('drop')}
        hint={t('dropHint', { formats: namedVoiceFormats })}
        accept={acceptedVoiceFiles}
        disabled={state.step === 'uploading'}
        onFile={choose}
      />
      <div aria-live="polite">
        {state.step === 'uploading' && (
          <Text size="sm">{t('uploading', { name: state.file.name, percent: Math.round(state.share * 100) })}</Text>
        )}
        {state.step === 'sent' && (prompt.data?.status ?? 'checking') === 'checking' && (
          <Text size="sm">{t('checking', { name: state.file.name })}</Text>
        )}
      </div>
      {state.step === 'stopped' && <ProblemMessage error={state.error} />}
      {prompt.isError && <ProblemMessage error={prompt.error} />}
      {prompt.data?.status === 'rejected' && <Findings findings={prompt.data.findings} />}
    </Stack>
  );
}
