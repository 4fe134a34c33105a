import { describe, expect, it } from 'vitest';
import { type HeldJob, holdsJob, leaseIsOver } from '../../../../src/domain/job/holds-job.ts';
import { actorOf } from '../support/actors.ts';

const leaseUntil = new Date('2026-03-04T14:00:00+08:00');
const before = new Date(leaseUntil.getTime() - 1);
const technician = actorOf('technician');
const job: HeldJob = { status: 'taken', takenBy: technician.userId, leaseUntil, paused: false, applyRequestedAt: null };

describe('holding a job', () => {
  it('ends at the very instant the lease does', () => {
    expect([before, leaseUntil].map((now) => holdsJob(job, technician, now))).toEqual([true, false]);
    expect([before, leaseUntil].map((now) => leaseIsOver(job, now))).toEqual([false, true]);
  });

  it('goes on past it while the request is held or the phone system is being changed', () => {
    expect(holdsJob({ ...job, paused: true }, technician, leaseUntil)).toBe(true);
    expect(holdsJob({ ...job, applyRequestedAt: before }, technician, leaseUntil)).toBe(true);
  });

  it('is nobody else’s, and of no other state', () => {
    expect(holdsJob(job, { ...technician, userId: 'user-else' }, before)).toBe(false);
    expect(holdsJob(job, actorOf('agent', { userId: technician.userId }), before)).toBe(false);
    expect(holdsJob({ ...job, takenBy: null }, { ...technician, userId: null }, before)).toBe(false);
    for (const status of ['open', 'done', 'failed'] as const)
      expect(holdsJob({ ...job, status }, technician, before)).toBe(false);
    expect(holdsJob(null, technician, before)).toBe(false);
  });
});
