import { cleanAttemptCounts, cleanTotpCodes } from '../src/features/access/access.sweeps.ts';
import { cleanAttachments } from '../src/features/attachments/attachments.sweeps.ts';
import { cleanExerciseLines } from '../src/features/broadcasts/exercises/exercises.sweeps.ts';
import { cleanStorage } from '../src/features/prompts/clean-storage.ts';
import { cleanUnfinishedUploads } from '../src/features/prompts/unfinished-files.ts';
import { cleanDeliveries } from '../src/features/webhooks/webhooks.sweeps.ts';
import { cleanIdempotencyKeys, cleanOutbox, cleanQueue } from './housekeeping.ts';
import { minute, type Sweep } from './sweep.ts';

/** Sweeps that delete what nobody needs any more. */
export const cleaningSweeps: readonly Sweep[] = [
  {
    name: 'clean-deliveries',
    purpose: 'deletes deliveries of webhooks older than 30 days that have ended',
    everyMs: minute,
    run: cleanDeliveries,
  },
  { name: 'clean-queue', purpose: 'deletes tasks that were parked 15 min ago', everyMs: minute, run: cleanQueue },
  { name: 'clean-outbox', purpose: 'deletes published outbox rows older than 24 h', everyMs: minute, run: cleanOutbox },
  {
    name: 'clean-idempotency-keys',
    purpose: 'deletes remembered answers older than 48 h',
    everyMs: 10 * minute,
    run: cleanIdempotencyKeys,
  },
  {
    name: 'clean-attempt-counts',
    purpose: 'deletes counts of attempts that began more than two days ago',
    everyMs: 60 * minute,
    run: cleanAttemptCounts,
  },
  {
    name: 'clean-totp-codes',
    purpose: 'deletes used one-time codes older than a day',
    everyMs: 60 * minute,
    run: cleanTotpCodes,
  },
  {
    name: 'clean-unfinished-uploads',
    purpose: 'deletes resumable uploads left unfinished for a day',
    everyMs: 60 * minute,
    run: cleanUnfinishedUploads,
  },
  {
    name: 'clean-attachments',
    purpose: 'deletes rows of files that no quote request and no message has named for a day',
    everyMs: 60 * minute,
    run: cleanAttachments,
  },
  {
    name: 'clean-exercises',
    purpose: 'deletes copies of lines of exercises that were over 90 days ago',
    everyMs: 60 * minute,
    run: cleanExerciseLines,
  },
  {
    name: 'clean-storage',
    purpose: 'deletes half-written files and files without a row, older than a day',
    everyMs: 60 * minute,
    run: cleanStorage,
  },
];
