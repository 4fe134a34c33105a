import type { Closure, LineConfig } from './line-config.ts';

/** Every prompt version that a configuration or a closure names, each once. */
export function promptIdsOf(config: LineConfig, closures: readonly Closure[]): string[] {
  const named = [
    ...Object.values(config.prompts),
    ...config.datedDays.map(({ promptId }) => promptId),
    ...closures.map(({ promptId }) => promptId),
  ];
  return [...new Set(named.filter((id): id is string => typeof id === 'string'))];
}
