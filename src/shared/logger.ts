import { type DestinationStream, type LogFn, type Logger, type LoggerOptions, pino } from 'pino';
import { hideValues } from './hide-values.ts';

export type { Logger } from 'pino';

/** Paths whose values never reach a log line: credentials, cookies, recovery links, message bodies. */
const redactedPaths = [
  'password',
  '*.password',
  'apiKey',
  '*.apiKey',
  'token',
  '*.token',
  'secret',
  '*.secret',
  'req.headers.authorization',
  'req.headers.cookie',
  'res.headers["set-cookie"]',
  'body',
  '*.body',
];

/** Writes to standard output by default. Errors are logged without the values of the statement that failed. */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options: LoggerOptions = {
    level,
    redact: { paths: redactedPaths, censor: '[redacted]' },
    serializers: { err: (error: Error) => pino.stdSerializers.err(hideValues(error)) },
    hooks: {
      // An error given alone becomes the line's message before any serializer sees it.
      logMethod(given: Parameters<LogFn>, log: LogFn) {
        hideValues<unknown>(given[0]);
        log.apply(this, given);
      },
    },
    timestamp: pino.stdTimeFunctions.isoTime,
  };
  return destination ? pino(options, destination) : pino(options);
}
