import { Button, Group, Input, SegmentedControl, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useId, useState } from 'react';
import type { z } from 'zod';
import type { PromptReply, uploadShape } from '../../../contract/prompts.contract.ts';
import { acceptedVoiceFiles } from '../../../domain/audio/voice-formats.ts';
import { addressOf, queryOf } from '../../lib/api.ts';
import { send } from '../../lib/send.ts';
import { useAction } from '../../lib/use-action.ts';
import { DefaultSound } from '../../lines/default-sound.tsx';
import { AudioPlayer } from '../../ui/audio-player.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import styles from './emergency.module.css';
import { useEmergencyWords } from './emergency-words.ts';

const RepairBench = lazy(async () => ({ default: (await import('../../repair/repair-bench.tsx')).RepairBench }));

/** Without an organisation an operator's file is the desk's own (docs/decisions/0021-desk-prompts.md). */
async function upload(file: File): Promise<string> {
  const body = new FormData();
  body.append('file', file);
  const sent = await send(addressOf('/uploads'), { method: 'post', body });
  return (sent.body as z.infer<typeof uploadShape>).promptId;
}

/** What lines without a voice file of their own play: the default announcement, or a file of the desk. */
export function SoundField(parts: {
  promptId: string | null;
  onChange(promptId: string | null): void;
  /** False while a chosen file is missing, being checked, or refused. */
  onReady(isReady: boolean): void;
}) {
  const { promptId, onChange, onReady } = parts;
  const t = useEmergencyWords();
  const id = useId();
  const [isDesk, setDesk] = useState(promptId !== null);
  const prompt = useQuery({
    ...queryOf('/prompts/{id}', { params: { id: promptId ?? '' } }),
    enabled: promptId !== null,
  });
  const isReady = !isDesk || (promptId !== null && prompt.data?.status === 'ready');
  // biome-ignore lint/correctness/useExhaustiveDependencies: told when it changes, whatever function is told
  useEffect(() => onReady(isReady), [isReady]);
  const choose = (kind: string) => {
    setDesk(kind === 'desk');
    onChange(null);
  };
  return (
    <Input.Wrapper label={t('sound.label')} labelElement="div" labelProps={{ id }}>
      <Stack gap="sm">
        <SegmentedControl
          fullWidth
          aria-labelledby={id}
          value={isDesk ? 'desk' : 'bundled'}
          onChange={choose}
          data={(['bundled', 'desk'] as const).map((value) => ({ value, label: t(`sound.${value}`) }))}
        />
        {isDesk ? (
          <DeskFile promptId={promptId} prompt={prompt.data} onChange={onChange} />
        ) : (
          <div className={styles.heard}>
            <DefaultSound lineSlot="emergency" />
            <Text size="sm">{t('sound.bundled')}</Text>
          </div>
        )}
      </Stack>
    </Input.Wrapper>
  );
}

function DeskFile(parts: {
  promptId: string | null;
  prompt: PromptReply | undefined;
  onChange(promptId: string): void;
}) {
  const { promptId, prompt, onChange } = parts;
  const t = useEmergencyWords();
  const sending = useAction({ mutationFn: upload, onSuccess: onChange });
  const name = sending.variables?.name ?? '';
  return (
    <>
      {promptId !== null && prompt?.status === 'ready' && <Accepted prompt={prompt} onChange={onChange} />}
      <FileDrop
        label={t('sound.file')}
        hint={t('sound.hint')}
        accept={acceptedVoiceFiles}
        disabled={sending.isPending}
        onFile={sending.mutate}
      />
      <div aria-live="polite">
        {sending.isPending && <Text size="sm">{t('sound.uploading', { name })}</Text>}
        {promptId !== null && prompt?.status === 'checking' && <Text size="sm">{t('sound.checking')}</Text>}
        {promptId !== null && prompt?.status === 'rejected' && (
          <ul className={styles.why}>
            {prompt.findings.map(({ code, message, fix }) => (
              <li key={code}>
                {message} {fix}
              </li>
            ))}
          </ul>
        )}
        {sending.isError && <ProblemMessage error={sending.error} />}
      </div>
    </>
  );
}

/** A file of the desk that may be used: heard, and improved as a customer's is. */
function Accepted({ prompt, onChange }: { prompt: PromptReply; onChange(promptId: string): void }) {
  const t = useEmergencyWords();
  const [isImproving, setImproving] = useState(prompt.repair !== null);
  return (
    <>
      <AudioPlayer promptId={prompt.id} label={prompt.fileName} />
      {isImproving ? (
        <Suspense fallback={<Skeleton height={120} />}>
          <RepairBench prompt={prompt} onMade={onChange} />
        </Suspense>
      ) : (
        <Group>
          <Button variant="default" size="sm" onClick={() => setImproving(true)}>
            {t('sound.improve')}
          </Button>
        </Group>
      )}
    </>
  );
}
