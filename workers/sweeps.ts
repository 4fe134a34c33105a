import { sealAudit } from '../src/features/audit/seal-audit.ts';
import { nextSwitchAt, switchDue } from '../src/features/change-requests/switch-due.ts';
import { lapseLeases } from '../src/features/jobs/lapse-leases.ts';
import { revertDue } from '../src/features/jobs/revert-due.ts';
import { nudgeUnsentMessages } from '../src/features/mails/nudge-unsent-messages.ts';
import { cleanAttemptCounts } from '../src/features/maintenance/clean-attempt-counts.ts';
import { cleanIdempotencyKeys } from '../src/features/maintenance/clean-idempotency-keys.ts';
import { cleanOutbox } from '../src/features/maintenance/clean-outbox.ts';
import { cleanQueue } from '../src/features/maintenance/clean-queue.ts';
import { cleanTotpCodes } from '../src/features/maintenance/clean-totp-codes.ts';
import { restartApplies } from '../src/features/maintenance/restart-applies.ts';
import { restartChecks } from '../src/features/maintenance/restart-checks.ts';
import { cleanStorage } from '../src/features/prompts/clean-storage.ts';
import { cleanUnfinishedUploads } from '../src/features/prompts/unfinished-files.ts';
import type { Sweep } from './sweep.ts';

const second = 1_000;
const minute = 60 * second;

/** All sweeps, with the rest between two runs. */
export const sweeps: readonly Sweep[] = [
  // At the planned instant itself, and once a second for what was planned meanwhile.
  { name: 'switch-due', everyMs: second, prompt: true, run: switchDue, nextAt: nextSwitchAt },
  { name: 'revert-due', everyMs: 2 * second, run: revertDue },
  { name: 'lapse-leases', everyMs: 30 * second, run: lapseLeases },
  { name: 'seal-audit', everyMs: 10 * second, run: sealAudit },
  { name: 'restart-checks', everyMs: 15 * second, run: restartChecks },
  { name: 'restart-applies', everyMs: 15 * second, run: restartApplies },
  { name: 'nudge-unsent-messages', everyMs: 5 * minute, run: nudgeUnsentMessages },
  { name: 'clean-queue', everyMs: minute, run: cleanQueue },
  { name: 'clean-outbox', everyMs: minute, run: cleanOutbox },
  { name: 'clean-idempotency-keys', everyMs: 10 * minute, run: cleanIdempotencyKeys },
  { name: 'clean-attempt-counts', everyMs: 60 * minute, run: cleanAttemptCounts },
  { name: 'clean-totp-codes', everyMs: 60 * minute, run: cleanTotpCodes },
  { name: 'clean-unfinished-uploads', everyMs: 60 * minute, run: cleanUnfinishedUploads },
  { name: 'clean-storage', everyMs: 60 * minute, run: cleanStorage },
];
