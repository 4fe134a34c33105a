let context: AudioContext | undefined;

/** Three notes: when each begins, in seconds, and its frequency, in Hz. */
const notes = [
  [0, 880],
  [0.22, 660],
  [0.44, 880],
] as const;
const noteSeconds = 0.18;
const loudness = 0.15;

/** Sounds under a second (WCAG 1.4.2). A browser in which nobody has pressed anything yet stays silent. */
export function soundAlarm(): void {
  context ??= new AudioContext();
  if (context.state !== 'running') return void context.resume();
  for (const [at, frequency] of notes) {
    const note = new OscillatorNode(context, { frequency });
    note.connect(new GainNode(context, { gain: loudness })).connect(context.destination);
    note.start(context.currentTime + at);
    note.stop(context.currentTime + at + noteSeconds);
  }
}
