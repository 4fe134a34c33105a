import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Transaction } from '../../db/database.ts';
import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import { AppError } from '../../shared/app-error.ts';
import { keepHold, letGo, takeHold } from './resumable.repository.ts';

const renewMs = 3_000;
const askAgainMs = 200;
/** How long a call waits for another to let go, ms: longer than that one may take to write what it has received. */
const patienceMs = 20_000;
const mostWaiting = 8;

/** The exclusive right to work on one unfinished upload. */
export interface UploadHold {
  /** Names this hold in the upload's row; ending the upload requires it. */
  readonly holder: string;
  /** Runs `release` as soon as another call waits, also when one is waiting already. */
  onWanted(release: () => void): void;
}

class Hold implements UploadHold {
  readonly holder = randomUUID();
  private isWanted = false;
  private release: (() => void) | undefined;

  onWanted(release: () => void): void {
    this.release = release;
    if (this.isWanted) release();
  }

  want(): void {
    this.isWanted = true;
    this.release?.();
  }
}

interface Line {
  current: Hold;
  waiting: { hold: Hold; begin(): void }[];
}

function inUse(): AppError {
  return new AppError('upload_in_use', { status: 423, headers: { 'Retry-After': '2' } });
}

/**
 * Lets one call at a time work on an unfinished upload: calls of this process queue up, those of several processes are
 * kept apart by a lease in the upload's row (docs/decisions/0012-uploads.md).
 */
export class UploadHolds {
  private readonly deps: Deps;
  private readonly lines = new Map<string, Line>();

  constructor(deps: Deps) {
    this.deps = deps;
  }

  /** Runs `work` while no other call works on the upload; null when there is no such upload. @throws AppError `upload_in_use` (423). */
  async during<Result>(id: string, work: (hold: UploadHold) => Promise<Result>): Promise<Result | null> {
    const hold = new Hold();
    await this.enter(id, hold);
    try {
      if (!(await this.lease(id, hold))) return null;
      return await this.beating(id, hold, work);
    } finally {
      this.leave(id);
    }
  }

  private async enter(id: string, hold: Hold): Promise<void> {
    const line = this.lines.get(id);
    if (!line) {
      this.lines.set(id, { current: hold, waiting: [] });
      return;
    }
    if (line.waiting.length >= mostWaiting) throw inUse();
    line.current.want();
    await new Promise<void>((resolve, reject) => {
      const turn = {
        hold,
        begin() {
          clearTimeout(timer);
          resolve();
        },
      };
      const timer = setTimeout(() => {
        line.waiting.splice(line.waiting.indexOf(turn), 1);
        reject(inUse());
      }, patienceMs);
      line.waiting.push(turn);
    });
  }

  private leave(id: string): void {
    const line = this.lines.get(id);
    const next = line?.waiting.shift();
    if (!line || !next) {
      this.lines.delete(id);
      return;
    }
    line.current = next.hold;
    if (line.waiting.length > 0) next.hold.want();
    next.begin();
  }

  /** False when the upload is gone. */
  private async lease(id: string, { holder }: Hold): Promise<boolean> {
    const giveUpAt = performance.now() + patienceMs;
    for (;;) {
      const answer = await this.ask((transaction) => takeHold(transaction, { id, holder }));
      if (answer !== 'busy') return answer === 'held';
      if (performance.now() > giveUpAt) throw inUse();
      await sleep(askAgainMs);
    }
  }

  private async beating<Result>(id: string, hold: Hold, work: (hold: UploadHold) => Promise<Result>): Promise<Result> {
    const { holder } = hold;
    const heart = setInterval(() => {
      // A missed renewal is made up by the next; a database that is away for longer lets the hold expire.
      void this.ask((transaction) => keepHold(transaction, { id, holder }))
        .then((answer) => answer !== 'kept' && hold.want())
        .catch(() => undefined);
    }, renewMs);
    try {
      return await work(hold);
    } finally {
      clearInterval(heart);
      await this.ask((transaction) => letGo(transaction, { id, holder })).catch(() => undefined);
    }
  }

  private ask<Answer>(question: (transaction: Transaction) => Promise<Answer>): Promise<Answer> {
    return this.deps.database.transaction(systemActor, question);
  }
}
