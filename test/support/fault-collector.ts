import { Writable } from 'node:stream';
import { type Logger, pino } from 'pino';

export interface LoggedFault {
  msg: string;
  err?: { message: string; stack?: string };
  method?: string;
  url?: string;
}

const errorLevel = 50;

/** A logger that collects logged errors and returns each once. */
export function faultCollector(): { logger: Logger; take(): LoggedFault[] } {
  let faults: LoggedFault[] = [];
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      for (const text of chunk.toString('utf8').split('\n').filter(Boolean)) {
        const { level, ...fault } = JSON.parse(text) as LoggedFault & { level: number };
        // The request log repeats the error handler's entry.
        if (level >= errorLevel && fault.msg !== 'request errored') faults.push(fault);
      }
      done();
    },
  });
  return {
    logger: pino({ level: 'error' }, sink),
    take: () => {
      const taken = faults;
      faults = [];
      return taken;
    },
  };
}
