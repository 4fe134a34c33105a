import { useEffect, useRef, useState } from 'react';
import { audioLimits } from '../../../domain/audio/audio-limits.ts';

export type RecorderState =
  | { step: 'idle' }
  | { step: 'asking' }
  | { step: 'recording'; seconds: number; level: number }
  | { step: 'failed'; why: 'denied' | 'missing' };

const kinds = [
  { type: 'audio/webm;codecs=opus', extension: 'webm' },
  { type: 'audio/mp4', extension: 'm4a' },
  { type: 'audio/ogg;codecs=opus', extension: 'ogg' },
] as const;

/** Whether this browser, at this address, may record at all: microphones need https (or this machine itself). */
export function canRecord(): boolean {
  return typeof MediaRecorder === 'function' && navigator.mediaDevices !== undefined && kindOf() !== undefined;
}

function kindOf() {
  return kinds.find(({ type }) => MediaRecorder.isTypeSupported(type));
}

interface Session {
  recorder: MediaRecorder;
  stream: MediaStream;
  context: AudioContext;
  timer: ReturnType<typeof setInterval>;
  keep: boolean;
}

/** Records from the microphone; `stop` returns the recording as a file. */
export function useRecorder(onFile: (file: File) => void) {
  const [state, setState] = useState<RecorderState>({ step: 'idle' });
  const session = useRef<Session>(undefined);
  const gone = useRef(false);
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
      end(session.current, false);
    };
  }, []);

  async function start() {
    setState({ step: 'asking' });
    const stream = await navigator.mediaDevices
      .getUserMedia({ audio: { channelCount: 1, noiseSuppression: true, autoGainControl: true } })
      .catch((error: unknown) => {
        const missing = error instanceof DOMException && error.name === 'NotFoundError';
        setState({ step: 'failed', why: missing ? 'missing' : 'denied' });
        return null;
      });
    if (!stream) return;
    if (gone.current) return stopTracks(stream);
    session.current = record(stream, { onFile, onState: setState });
  }

  return {
    state,
    start: () => void start(),
    stop: () => end(session.current, true),
    discard: () => end(session.current, false),
  };
}

function end(session: Session | undefined, keep: boolean): void {
  if (!session || session.recorder.state === 'inactive') return;
  session.keep = keep;
  session.recorder.stop();
}

function stopTracks(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

function record(stream: MediaStream, wish: { onFile(file: File): void; onState(state: RecorderState): void }): Session {
  const kind = kindOf() ?? kinds[0];
  const recorder = new MediaRecorder(stream, { mimeType: kind.type, audioBitsPerSecond: 96_000 });
  const context = new AudioContext();
  const meter = context.createAnalyser();
  meter.fftSize = 1024;
  context.createMediaStreamSource(stream).connect(meter);
  const pieces: Blob[] = [];
  const startedAt = Date.now();
  let level = 0;
  const session: Session = { recorder, stream, context, keep: true, timer: setInterval(tell, 100) };
  function tell() {
    const seconds = (Date.now() - startedAt) / 1000;
    if (seconds >= audioLimits.maxSeconds) return end(session, true);
    // Falls slowly, so that the eye can follow.
    level = Math.max(peakOf(meter), level * 0.85);
    wish.onState({ step: 'recording', seconds, level });
  }
  recorder.ondataavailable = ({ data }) => pieces.push(data);
  recorder.onstop = () => {
    clearInterval(session.timer);
    stopTracks(stream);
    void context.close();
    wish.onState({ step: 'idle' });
    const [type = ''] = kind.type.split(';');
    if (session.keep) wish.onFile(new File(pieces, `${nameOf(startedAt)}.${kind.extension}`, { type }));
  };
  recorder.start();
  tell();
  return session;
}

/** The highest sample of the last moment, 0 to 1. */
function peakOf(meter: AnalyserNode): number {
  const samples = new Float32Array(meter.fftSize);
  meter.getFloatTimeDomainData(samples);
  return samples.reduce((highest, sample) => Math.max(highest, Math.abs(sample)), 0);
}

function nameOf(startedAt: number): string {
  const taipei = new Date(startedAt + 8 * 3_600_000).toISOString();
  return `recording-${taipei.slice(0, 10)}-${taipei.slice(11, 19).replaceAll(':', '')}`;
}
