import { type Caller, type Deps, systemCaller } from '../deps.ts';
import type { Actor } from '../domain/access/actor.ts';
import type { DemoTime } from './demo-time.ts';

/** The people and lines of the story. */
export interface DemoCast {
  actors: ReadonlyMap<string, Actor>;
  /** Line ids by number. */
  lines: ReadonlyMap<string, string>;
}

/** Something that happens at a time of the story. */
export interface Scene {
  when: DemoTime | 'now';
  play(then: Deps): Promise<unknown>;
}

/** @throws Error where nobody of the story has that name. */
export function callerOf({ actors }: DemoCast, name: string): Caller {
  const actor = actors.get(name);
  if (!actor) throw new Error(`the demonstration has no account named ${name}`);
  return systemCaller(actor);
}
