import type { Deps } from '../../deps.ts';
import { registerCheckFigures } from './check-figures.ts';
import { registerStorageFigures } from './storage-figures.ts';

/** Every figure of `/metrics` about voice files. */
export function registerPromptFigures(deps: Pick<Deps, 'metrics' | 'database'>): void {
  registerStorageFigures(deps);
  registerCheckFigures(deps);
}
