import { existsSync, lstatSync, readlinkSync, realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import { findPrograms } from './run-program.ts';

export const guardNames = ['env', 'setpriv', 'prlimit', 'nice', 'ionice', 'bwrap', 'unshare'] as const;
/** Where each guard program is; null where the machine has none. */
export type GuardPrograms = Record<(typeof guardNames)[number], string | null>;

export type SandboxKind = 'bwrap' | 'unshare' | 'none';

/** A sandbox and limits for ffmpeg, from strongest to weakest; the first that works on this machine is used. */
export interface GuardLevel {
  sandbox: SandboxKind;
  /** Whether the processor time, memory and file size of one run are limited by the system. */
  limited: boolean;
  programs: GuardPrograms;
}

export interface GuardedCommand {
  file: string;
  args: string[];
}

/** One run's resource limits. 300 MB of address space is the least for a dynamically linked ffmpeg. */
const limits = ['--as=536870912', '--cpu=30:35', '--fsize=134217728', '--nofile=64', '--core=0'];

export function findGuards(): Promise<GuardPrograms> {
  return findPrograms(guardNames);
}

const noPrograms: GuardPrograms = {
  env: null,
  setpriv: null,
  prlimit: null,
  nice: null,
  ionice: null,
  bwrap: null,
  unshare: null,
};

/** The levels to try. A container may forbid name spaces or scheduling classes, so each is probed with the real ffmpeg. */
export function guardLevels(programs: GuardPrograms): GuardLevel[] {
  const limited = programs.prlimit !== null;
  const levels: GuardLevel[] = [];
  if (programs.bwrap) levels.push({ sandbox: 'bwrap', limited, programs });
  if (programs.bwrap) levels.push({ sandbox: 'bwrap', limited, programs: { ...programs, ionice: null, nice: null } });
  if (programs.unshare) levels.push({ sandbox: 'unshare', limited, programs });
  levels.push({ sandbox: 'none', limited, programs });
  levels.push({ sandbox: 'none', limited, programs: { ...programs, ionice: null, nice: null } });
  levels.push({ sandbox: 'none', limited: false, programs: noPrograms });
  return levels;
}

/**
 * Builds the command line that starts ffmpeg at this level. Each program replaces itself by the next, so that the process
 * we hold is the one to kill, and the kernel kills it when we die. Inside bwrap ffmpeg sees the system's libraries, its
 * own binary and the task's folder, no network and no environment; the sender's file is read-only.
 */
export function guardCommand(
  level: GuardLevel,
  run: { ffmpeg: string; args: readonly string[]; folder: string | null; readOnly: string | null },
): GuardedCommand {
  const { programs, sandbox } = level;
  const parts: string[] = [];
  if (programs.env) parts.push(programs.env, '-i', 'PATH=/usr/local/bin:/usr/bin:/bin', 'LANG=C');
  if (programs.setpriv) parts.push(programs.setpriv, '--pdeathsig', 'KILL', '--no-new-privs');
  if (level.limited && programs.prlimit) parts.push(programs.prlimit, ...limits);
  if (programs.nice) parts.push(programs.nice, '-n', '10');
  if (programs.ionice) parts.push(programs.ionice, '-c3');
  if (sandbox === 'bwrap' && programs.bwrap) parts.push(programs.bwrap, ...bwrapOptions(run));
  if (sandbox === 'unshare' && programs.unshare) parts.push(programs.unshare, '--user', '--net', '--ipc');
  parts.push(run.ffmpeg, ...run.args);
  const [file, ...args] = parts;
  return { file: file as string, args };
}

function bwrapOptions(run: { ffmpeg: string; folder: string | null; readOnly: string | null }): string[] {
  const options = ['--unshare-all', '--die-with-parent', '--new-session', '--clearenv', '--cap-drop', 'ALL'];
  options.push(...systemBinds());
  const home = dirname(realpathSync(run.ffmpeg));
  if (!home.startsWith('/usr/')) options.push('--ro-bind', realpathSync(run.ffmpeg), run.ffmpeg);
  if (run.folder) options.push('--bind', run.folder, run.folder);
  if (run.readOnly) options.push('--ro-bind', run.readOnly, run.readOnly);
  return options;
}

let cachedBinds: string[] | null = null;

/** Programs and libraries only: no home folders, no configuration, no device, no /proc. */
function systemBinds(): string[] {
  if (cachedBinds) return cachedBinds;
  const binds: string[] = [];
  for (const path of ['/usr', '/bin', '/lib', '/lib64', '/lib32', '/nix/store', '/gnu/store']) {
    if (!existsSync(path)) continue;
    if (lstatSync(path).isSymbolicLink()) binds.push('--symlink', readlinkSync(path), path);
    else binds.push('--ro-bind', path, path);
  }
  for (const path of ['/etc/alternatives', '/etc/ld.so.cache', '/etc/ld-musl-x86_64.path'])
    if (existsSync(path)) binds.push('--ro-bind', path, path);
  cachedBinds = binds;
  return binds;
}
