import { buildConfig, type Config } from '../config/config.ts';
import { readEnvironment } from '../config/env.ts';
import { createLogger, type Logger } from '../shared/logger.ts';

export interface Boot {
  config: Config;
  logger: Logger;
}

/** Reads the environment, once. @throws Error naming every invalid variable. */
export function boot(): Boot {
  const config = buildConfig(readEnvironment());
  return { config, logger: createLogger(config.logLevel) };
}
