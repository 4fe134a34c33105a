import { Writable } from 'node:stream';
import ffmpeg from 'fluent-ffmpeg';
import { endAbandonedSandboxes } from './abandoned-sandboxes.ts';
import type { FfmpegEngine } from './ffmpeg-engine.ts';
import { type FfmpegRun, formatsOf } from './ffmpeg-plan.ts';
import { guardCommand } from './ffmpeg-sandbox.ts';

export interface RunOptions {
  engine: FfmpegEngine;
  /** The only folder ffmpeg may write to. */
  folder: string;
  /** File in it that even ffmpeg may only read. */
  readOnly: string | null;
  timeoutMs: number;
  signal?: AbortSignal;
  /** Receives what the run writes to standard output, in order. */
  onOutput?: (chunk: Buffer) => void;
}

export type RunEnd = 'done' | 'failed' | 'cpu_limit' | 'timeout' | 'killed';

export interface RunReport {
  end: RunEnd;
  /** The first lines and the number of packets that did not decode; a hostile file can write millions. */
  lines: string[];
  failedPackets: number;
}

const reapEveryMs = 200;
const keptLines = 400;
const failedPacket = /Error while decoding stream|Error submitting (a )?packet to decoder|Decoding error/;

/** Keeps the useful parts of ffmpeg's log, in bounded memory. */
class RunLog {
  readonly lines: string[] = [];
  failedPackets = 0;
  cpuLimit = false;

  add(line: string): void {
    if (failedPacket.test(line)) this.failedPackets += 1;
    if (/received signal 24/.test(line)) this.cpuLimit = true;
    if (this.lines.length < keptLines) this.lines.push(line.slice(0, 500));
  }
}

type Command = ReturnType<typeof ffmpeg>;

/** The library would start ffmpeg twice more to list its formats and encoders; the plan names only ones every build has. */
function answerCapabilities(command: Command, run: FfmpegRun): void {
  const known = Object.fromEntries(formatsOf(run).map((name) => [name, { canDemux: true, canMux: true }]));
  Object.assign(command, {
    availableFormats: (done: (error: null, formats: unknown) => void) => done(null, known),
    availableEncoders: (done: (error: null, encoders: unknown) => void) => done(null, {}),
  });
}

/** Without its own close event: the library takes that for a vanished reader and kills ffmpeg 20 ms later. */
function outputSink(onChunk: (chunk: Buffer) => void): Writable {
  return new Writable({
    autoDestroy: false,
    emitClose: false,
    highWaterMark: 1_048_576,
    write(chunk: Buffer, _encoding, done) {
      onChunk(chunk);
      done();
    },
  });
}

function buildCommand(run: FfmpegRun, options: RunOptions, sink: Writable): Command {
  const guarded = guardCommand(options.engine.level, {
    ffmpeg: options.engine.path,
    args: run.inputOptions,
    folder: options.folder,
    readOnly: options.readOnly,
  });
  const command = ffmpeg({ stdoutLines: 50 });
  command.setFfmpegPath(guarded.file);
  // The guards come first on the command line, so they travel as the first input options.
  command.input(run.input).inputOptions(...guarded.args);
  for (const output of run.outputs) {
    if (output.target === 'stdout') command.output(sink, { end: true });
    else command.output(output.target);
    command.outputOptions(...output.options);
  }
  answerCapabilities(command, run);
  return command;
}

/**
 * Runs one plan to its end; the only place that uses fluent-ffmpeg.
 * @returns how it ended: the caller tells a file's fault from a machine's fault.
 * @throws the signal's reason when aborted; the process is dead by then.
 */
export async function runFfmpeg(run: FfmpegRun, options: RunOptions): Promise<RunReport> {
  options.signal?.throwIfAborted();
  const log = new RunLog();
  const sink = outputSink(options.onOutput ?? (() => undefined));
  const finished = run.outputs.some((output) => output.target === 'stdout')
    ? new Promise<void>((resolve) => sink.once('finish', resolve))
    : Promise.resolve();
  const command = buildCommand(run, options, sink);
  let stopped: 'timeout' | 'aborted' | null = null;
  let reaper: NodeJS.Timeout | undefined;
  const stop = (why: 'timeout' | 'aborted') => {
    stopped ??= why;
    command.kill('SIGKILL');
    // When killed during its set-up, bwrap leaves an inner half that holds our pipes open for ever.
    reaper ??= setInterval(endAbandonedSandboxes, reapEveryMs);
  };
  const onAbort = () => stop('aborted');
  const timer = setTimeout(() => stop('timeout'), options.timeoutMs);
  const failure = await new Promise<Error | null>((resolve) => {
    command.on('stderr', (line: string) => log.add(line));
    command.on('start', () => {
      // Until now there was nothing to kill.
      if (stopped) command.kill('SIGKILL');
      if (options.signal?.aborted) onAbort();
      options.signal?.addEventListener('abort', onAbort);
    });
    command.on('end', () => resolve(null));
    command.on('error', (error: Error) => resolve(error));
    command.run();
  });
  clearTimeout(timer);
  clearInterval(reaper);
  options.signal?.removeEventListener('abort', onAbort);
  if (failure && /spawn|ENOENT|EAGAIN|ENOMEM/.test(failure.message) && !stopped) throw failure;
  await finished;
  options.signal?.throwIfAborted();
  return { end: endOf(failure, stopped, log), lines: log.lines, failedPackets: log.failedPackets };
}

function endOf(failure: Error | null, stopped: string | null, log: RunLog): RunEnd {
  if (stopped === 'timeout') return 'timeout';
  if (log.cpuLimit || /signal SIGXCPU|exited with code 152/.test(failure?.message ?? '')) return 'cpu_limit';
  if (/killed with signal|exited with code 137/.test(failure?.message ?? '')) return 'killed';
  return failure ? 'failed' : 'done';
}
