import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DetailedError, Upload } from 'tus-js-client';
import { audioLimits } from '../../../domain/audio/audio-limits.ts';
import type { RawFormat } from '../../../domain/audio/voice-formats.ts';
import { currentLanguage } from '../../lib/language.ts';
import { localProblem, type Problem, ProblemError } from '../../lib/problem-error.ts';

/** The state of the upload. The check follows once it is `sent`. */
export type VoiceUpload =
  | { step: 'none' }
  | { step: 'uploading'; file: File; share: number }
  | { step: 'stopped'; file: File; share: number; error: ProblemError; mayGoOn: boolean }
  | { step: 'sent'; file: File; promptId: string };

/** What is said of a file when its upload begins. */
interface Metadata {
  filename: string;
  rawFormat?: RawFormat;
  organisationId?: string;
}

const endpoint = '/api/v1/uploads/resumable';
const retryDelays = [0, 1000, 3000, 5000];

/**
 * Uploads one voice file so that it survives a lost connection (tus); choosing another cancels the first. Staff name the customer
 * whose file it is.
 */
export function useVoiceUpload(organisationId?: string) {
  const { t } = useTranslation();
  const [state, setState] = useState<VoiceUpload>({ step: 'none' });
  const running = useRef<Upload>(undefined);
  // Each choice has a number, so that late results of a cancelled file are ignored.
  const turn = useRef(0);
  const leave = (giveUp: boolean) => {
    turn.current += 1;
    // It may not have started, or be gone already; neither matters.
    void running.current?.abort(giveUp).catch(() => undefined);
    running.current = undefined;
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: on leaving the page only
  useEffect(() => () => leave(false), []);

  async function choose(file: File, rawFormat?: RawFormat) {
    leave(true);
    const mine = turn.current;
    const tell = (next: VoiceUpload) => {
      if (turn.current !== mine) return;
      if (next.step === 'sent') running.current = undefined;
      setState(next);
    };
    const fault = faultOf(file);
    if (fault) {
      const error = refusal(t(`customer.upload.${fault}`), t(`customer.upload.${fault}Text`), 413);
      return tell({ step: 'stopped', file, share: 0, error, mayGoOn: false });
    }
    tell({ step: 'uploading', file, share: 0 });
    const changed = refusal(t('customer.upload.changed'), t('customer.upload.changedText'), 0);
    const upload = await prepare(file, {
      metadata: {
        filename: file.name,
        ...(rawFormat ? { rawFormat } : {}),
        ...(organisationId ? { organisationId } : {}),
      },
      ...{ changed, title: t('customer.upload.refused'), tell },
    }).catch(() => null);
    // The upload code itself could not be loaded.
    if (!upload) return tell({ step: 'stopped', file, share: 0, error: localProblem('offline'), mayGoOn: false });
    if (turn.current !== mine) return;
    running.current = upload;
    upload.start();
  }

  function goOn() {
    if (state.step !== 'stopped' || !running.current) return;
    setState({ step: 'uploading', file: state.file, share: state.share });
    running.current.start();
  }

  function clear() {
    leave(true);
    setState({ step: 'none' });
  }
  return { state, choose: (file: File, rawFormat?: RawFormat) => void choose(file, rawFormat), goOn, clear };
}

/** Starts, or resumes where an upload of the same file was interrupted. */
async function prepare(
  file: File,
  {
    title,
    changed,
    metadata,
    tell,
  }: { title: string; changed: ProblemError; metadata: Metadata; tell(next: VoiceUpload): void },
): Promise<Upload> {
  const { Upload: TusUpload } = await import('tus-js-client');
  let share = 0;
  let isChanged = false;
  const upload: Upload = new TusUpload(file, {
    endpoint,
    retryDelays,
    onBeforeRequest: async (request) => {
      if (request.getMethod() === 'DELETE') return;
      isChanged = !(await isUnchanged(file));
      if (isChanged) throw changed;
    },
    onShouldRetry: (error) => !isChanged && mayPass(error.originalResponse?.getStatus() ?? 0),
    metadata: { ...metadata },
    headers: { 'Accept-Language': currentLanguage() },
    removeFingerprintOnSuccess: true,
    onProgress: (sent, total) => {
      share = total > 0 ? sent / total : 0;
      tell({ step: 'uploading', file, share });
    },
    onError: (error) => {
      if (!isChanged) return tell({ step: 'stopped', file, share, ...problemOf(error, title) });
      tell({ step: 'stopped', file, share, error: changed, mayGoOn: false });
      // The stored part belongs to another file, so the next attempt starts from the beginning.
      void upload.abort(true).catch(() => undefined);
    },
    onSuccess: () => tell({ step: 'sent', file, promptId: upload.url?.split('/').at(-1) ?? '' }),
  });
  const [former] = await upload.findPreviousUploads();
  // One that was begun as another kind, or for another customer, would go on as that.
  const isSame = (['rawFormat', 'organisationId'] as const).every((key) => former?.metadata[key] === metadata[key]);
  if (former && isSame) upload.resumeFromPreviousUpload(former);
  return upload;
}

/** The server refuses with a sentence in the reader's language; without an answer the connection failed. */
function problemOf(error: Error | DetailedError, title: string): { error: ProblemError; mayGoOn: boolean } {
  const answer = 'originalResponse' in error ? error.originalResponse : null;
  if (!answer) return { error: localProblem('offline'), mayGoOn: true };
  const status = answer.getStatus();
  return { error: said(answer.getBody()) ?? refusal(title, '', status), mayGoOn: status >= 500 || status === 423 };
}

/** The server's own problem; null when something in between has answered. */
function said(body: string): ProblemError | null {
  try {
    const problem: Problem = JSON.parse(body);
    return typeof problem.code === 'string' ? new ProblemError(problem) : null;
  } catch {
    return null;
  }
}

/**
 * A browser cannot read a file that was changed, moved or removed since it was chosen, which looks like a lost
 * connection.
 */
async function isUnchanged(file: File): Promise<boolean> {
  return await file
    .slice(0, 1)
    .arrayBuffer()
    .then(
      () => true,
      () => false,
    );
}

/** Worth a retry: no answer, or a status that may be different in a moment. */
function mayPass(status: number): boolean {
  return (status < 400 || status >= 500 || status === 409 || status === 423) && navigator.onLine;
}

function faultOf(file: File): 'tooLarge' | 'empty' | null {
  if (file.size > audioLimits.maxBytes) return 'tooLarge';
  return file.size === 0 ? 'empty' : null;
}

function refusal(title: string, detail: string, status: number): ProblemError {
  return new ProblemError({ type: 'about:blank', title, detail, status, code: 'upload_refused', requestId: '' });
}
