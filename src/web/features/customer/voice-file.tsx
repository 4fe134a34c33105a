import { Button, Group, Loader, Progress, Skeleton, Text } from '@mantine/core';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PromptReply } from '../../../contract/prompts.contract.ts';
import {
  acceptedVoiceFiles,
  isHeaderlessName,
  namedVoiceFormats,
  type RawFormat,
} from '../../../domain/audio/voice-formats.ts';
import { useFormats } from '../../lib/formats.ts';
import { isTouch } from '../../lib/touch.ts';
import { AudioPlayer } from '../../ui/audio-player.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { ToneBadge } from '../../ui/tone-badge.tsx';
import styles from './customer.module.css';
import { Findings } from './findings.tsx';
import { Recorder } from './recorder.tsx';
import type { VoiceFileState } from './use-voice-file.ts';

const ChooseRawFormat = lazy(async () => ({
  default: (await import('../../raw-format/choose-raw-format.tsx')).ChooseRawFormat,
}));
const RepairBench = lazy(async () => ({ default: (await import('../../repair/repair-bench.tsx')).RepairBench }));

/**
 * Choose, drop or record; upload with progress; findings; the original against what callers will hear. Whoever may not hear it sends
 * a file and reads what its check says.
 */
export function VoiceFile({ file, heard = true }: { file: VoiceFileState; heard?: boolean }) {
  const { upload, isChosen, isAgain, prompt, error, refetch, another, improve } = file;
  const { state } = upload;
  const isEmpty = (state.step === 'none' && !isChosen) || (state.step === 'stopped' && !state.mayGoOn);
  const isRefused = prompt?.status === 'rejected';
  // If an earlier recording cannot be loaded, another can still be chosen.
  const isGone = state.step === 'none' && error !== null;
  return (
    <div className={styles.stack}>
      {state.step === 'uploading' && <Uploading name={state.file.name} share={state.share} onCancel={upload.clear} />}
      {state.step === 'stopped' && state.mayGoOn && (
        <Stopped upload={upload} name={state.file.name} share={state.share} error={state.error} />
      )}
      {state.step === 'stopped' && !state.mayGoOn && <ProblemMessage error={state.error} />}
      {error && <ProblemMessage error={error} onRetry={() => void refetch()} />}
      {isChosen && (!prompt || prompt.status === 'checking') && !error && <Checking />}
      {prompt?.status === 'checking' && prompt.findings.length > 0 && <Findings findings={prompt.findings} />}
      {prompt && prompt.status !== 'checking' && (
        <Verdict
          prompt={prompt}
          heard={heard}
          file={state.step === 'sent' ? state.file : null}
          onAnother={another}
          onImprove={improve}
          onRead={upload.choose}
        />
      )}
      {(isEmpty || isRefused || isGone) && <Choose onFile={upload.choose} focused={isAgain} records={heard} />}
    </div>
  );
}

function Choose({ onFile, focused, records }: { onFile(file: File): void; focused: boolean; records: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      <FileDrop
        label={t(isTouch() ? 'customer.replace.chooseFile' : 'customer.replace.drop')}
        hint={t('customer.replace.dropHint', { formats: namedVoiceFormats })}
        accept={acceptedVoiceFiles}
        focused={focused}
        onFile={onFile}
      />
      {records && <Recorder onFile={onFile} />}
    </>
  );
}

/** The file's name and its progress. */
function Way({ label, share, color }: { label: string; share: number; color?: string }) {
  const { t } = useTranslation();
  const percent = Math.round(share * 100);
  return (
    <>
      <Group justify="space-between" wrap="nowrap">
        <Text className={styles.fileName}>{label}</Text>
        <Text className={styles.digits}>{t('customer.upload.share', { percent })}</Text>
      </Group>
      <Progress value={percent} color={color} aria-label={label} />
    </>
  );
}

function Uploading({ name, share, onCancel }: { name: string; share: number; onCancel(): void }) {
  const { t } = useTranslation();
  return (
    <div className={styles.stack}>
      <Way label={t('customer.upload.uploading', { name })} share={share} />
      <Group>
        <Button variant="default" size="sm" onClick={onCancel}>
          {t('customer.upload.cancel')}
        </Button>
      </Group>
    </div>
  );
}

function Stopped(parts: { upload: VoiceFileState['upload']; name: string; share: number; error: unknown }) {
  const { upload, name, share, error } = parts;
  const { t } = useTranslation();
  return (
    <div className={styles.stack}>
      <Text fw={600}>{t('customer.upload.stopped')}</Text>
      <Way label={name} share={share} color="gray" />
      <ProblemMessage error={error} />
      <Group gap="sm">
        <Button size="sm" onClick={upload.goOn}>
          {t('customer.upload.goOn')}
        </Button>
        <Button size="sm" variant="default" onClick={upload.clear}>
          {t('customer.replace.another')}
        </Button>
      </Group>
    </div>
  );
}

function Checking() {
  const { t } = useTranslation();
  return (
    <Group gap="md" wrap="nowrap" role="status" mih={72}>
      <Loader size="sm" aria-hidden />
      <div>
        <Text fw={600}>{t('customer.upload.checking')}</Text>
        <Text size="sm" c="dimmed">
          {t('customer.upload.checkingText')}
        </Text>
      </div>
    </Group>
  );
}

function Verdict(parts: {
  prompt: PromptReply;
  heard: boolean;
  file: File | null;
  onAnother(): void;
  onImprove(promptId: string): void;
  onRead(file: File, rawFormat: RawFormat): void;
}) {
  const { prompt, heard, file, onAnother, onImprove, onRead } = parts;
  const [isImproving, setImproving] = useState(prompt.repair !== null);
  const { t } = useTranslation();
  const { length, bytes } = useFormats();
  const original = useObjectUrl(file);
  const refused = prompt.status === 'rejected';
  const tone = refused ? 'bad' : prompt.findings.length > 0 ? 'warn' : 'good';
  const words = { bad: 'rejected', warn: 'warnings', good: 'accepted' } as const;
  const seconds = prompt.measurements?.durationSeconds;
  return (
    <div className={styles.stack}>
      <div className={styles.heard} role="status">
        <div className={styles.grow}>
          <Text fw={600} className={styles.fileName}>
            {prompt.fileName}
          </Text>
          <Text size="sm" c="dimmed">
            {seconds === undefined ? bytes(prompt.size) : `${length(seconds)} · ${bytes(prompt.size)}`}
          </Text>
        </div>
        <ToneBadge tone={tone}>{t(`customer.upload.${words[tone]}`)}</ToneBadge>
      </div>
      {prompt.findings.length > 0 && <Findings findings={prompt.findings} />}
      {file && isOfUnknownKind(prompt) && (
        <Suspense fallback={<Skeleton height={120} />}>
          <ChooseRawFormat file={file} onRead={(kind) => onRead(file, kind)} />
        </Suspense>
      )}
      {refused && <Text size="sm">{t('customer.upload.rejectedText')}</Text>}
      {!refused && (
        <>
          {heard && <AudioPlayer promptId={prompt.id} label={t('customer.upload.new')} compare original={original} />}
          <Group>
            <Button variant="default" size="sm" onClick={onAnother}>
              {t('customer.replace.another')}
            </Button>
            {heard && !isImproving && (
              <Button variant="default" size="sm" onClick={() => setImproving(true)}>
                {t('customer.upload.improve')}
              </Button>
            )}
          </Group>
          {isImproving && (
            <Suspense fallback={<Skeleton height={120} />}>
              <RepairBench prompt={prompt} onMade={onImprove} />
            </Suspense>
          )}
        </>
      )}
    </div>
  );
}

/** A headerless telephone file whose kind nobody has named, or perhaps wrongly. */
function isOfUnknownKind({ findings, fileName }: PromptReply): boolean {
  return findings.some(({ code }) => {
    return code === 'wrong_raw_format' || (code === 'unsupported' && isHeaderlessName(fileName));
  });
}

/** An object URL of the file for players, for as long as it is shown. */
function useObjectUrl(file: File | null): string | undefined {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (!file) return;
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return url;
}
