import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Performer, performers } from '../../../../src/domain/access/performer.ts';
import { decideJob } from '../../../../src/domain/job/decide-job.ts';
import { compareQueuedJobs } from '../../../../src/domain/job/job-order.ts';
import {
  type JobAction,
  type JobCommand,
  type JobState,
  type JobStatus,
  jobActions,
  jobLifecycle,
  jobStatuses,
  newJob,
} from '../../../../src/domain/job/job-state.ts';
import { actorFor, actorOf, holderPerson } from '../support/actors.ts';

const now = new Date('2026-03-04T10:00:00+08:00');
const leaseEnd = new Date('2026-03-04T14:00:00+08:00');

function jobIn(status: JobStatus, patch: Partial<JobState> = {}): JobState {
  const held = status === 'taken' || status === 'failed' ? { holder: holderPerson } : {};
  const lease = status === 'taken' ? { leaseUntil: now } : {};
  const outcome = status === 'done' || status === 'failed' ? status : null;
  return { ...newJob(), status, outcome, ...held, ...lease, ...patch };
}

function commandOf(action: JobAction): JobCommand {
  const commands: { [Action in JobAction]: Extract<JobCommand, { action: Action }> } = {
    take: { action: 'take', takenJobs: 0 },
    touch: { action: 'touch' },
    apply: { action: 'apply' },
    release: { action: 'release', reason: 'Lunch' },
    steal: { action: 'steal', reason: 'On leave', takenJobs: 0 },
    reassign: { action: 'reassign', to: { userId: 'user-new', name: 'Nia' } },
    lapse: { action: 'lapse' },
    pause: { action: 'pause' },
    resume: { action: 'resume' },
    finish: { action: 'finish', outcome: 'done' },
    fail: { action: 'fail', reason: 'Refused by the system' },
    retry: { action: 'retry' },
    withdraw: { action: 'withdraw' },
  };
  return commands[action];
}

function decide(state: JobState, command: JobCommand, by: Performer, at = now) {
  return decideJob({ state, command, actor: actorFor(by), now: at });
}

function accepted(state: JobState, command: JobCommand, by: Performer, at = now) {
  const decision = decide(state, command, by, at);
  if (!decision.ok) throw new Error(decision.refusal.code);
  return decision;
}

const customer = ['owner', 'member', 'agent'];
const technicians = ['technician', 'holder'];
/** A second, hand-written table of who may do what. */
const expected: Record<JobStatus, Partial<Record<JobAction, string[]>>> = {
  open: {
    take: technicians,
    reassign: ['operator'],
    pause: ['operator', 'system'],
    resume: ['operator', 'system'],
    finish: ['operator', 'system'],
    fail: ['operator', 'system'],
    withdraw: [...customer, 'operator', 'system'],
  },
  taken: {
    touch: ['holder', 'system'],
    apply: ['holder'],
    release: ['holder', 'operator'],
    steal: ['technician'],
    reassign: ['operator'],
    lapse: ['system'],
    pause: ['holder', 'operator', 'system'],
    resume: ['holder', 'operator', 'system'],
    finish: ['holder', 'operator', 'system'],
    fail: ['holder', 'operator', 'system'],
    withdraw: ['holder', ...customer, 'operator', 'system'],
  },
  done: {},
  failed: { retry: ['holder'] },
};

describe('the lifecycle of a job, cell by cell', () => {
  it.each(jobStatuses)('allows in %s exactly what the rules say', (status) => {
    for (const action of jobActions) {
      for (const performer of performers) {
        const decision = decide(jobIn(status), commandOf(action), performer);
        const what = `${status} ${action} ${performer}`;
        expect(decision.ok, what).toBe(expected[status][action]?.includes(performer) ?? false);
        if (decision.ok) expect(jobLifecycle[status][action]?.to, what).toContain(decision.next.status);
      }
    }
  });

  it('names the current status when that is why an action is refused', () => {
    expect(decide(jobIn('done'), commandOf('release'), 'operator')).toMatchObject({
      ok: false,
      refusal: { code: 'illegal_transition', params: { action: 'release', status: 'done' } },
    });
    expect(decide(jobIn('taken'), commandOf('apply'), 'agent')).toMatchObject({ refusal: { code: 'forbidden' } });
  });
});

describe('taking a job', () => {
  it('gives a lease of four hours', () => {
    const { next, intents, audit } = accepted(newJob(), commandOf('take'), 'technician');
    expect(next).toMatchObject({ status: 'taken', holder: { userId: 'user-technician' }, leaseUntil: leaseEnd });
    expect(intents).toEqual([]);
    expect(audit).toMatchObject({
      action: 'job.take',
      before: { status: 'open' },
      after: { holder: 'user-technician' },
    });
  });

  it('gives an emergency ten minutes, however the lease begins', () => {
    const soon = new Date(now.getTime() + 10 * 60_000);
    const emergency = newJob({ emergency: true });
    const taken = accepted(emergency, commandOf('take'), 'technician').next;
    expect(taken.leaseUntil).toEqual(soon);
    const held = { ...taken, holder: holderPerson };
    for (const [action, by] of [
      ['steal', 'technician'],
      ['reassign', 'operator'],
      ['touch', 'holder'],
      ['apply', 'holder'],
      ['resume', 'operator'],
    ] as const) {
      expect(accepted(held, commandOf(action), by).next.leaseUntil, action).toEqual(soon);
    }
    const almost = new Date(soon.getTime() - 1);
    expect(decide(held, commandOf('lapse'), 'system', almost).ok).toBe(false);
    expect(accepted(held, commandOf('lapse'), 'system', soon).next).toMatchObject({ status: 'open', emergency: true });
  });

  it('tells the second technician who was first', () => {
    expect(decide(jobIn('taken'), commandOf('take'), 'technician')).toMatchObject({
      ok: false,
      refusal: { code: 'job_already_taken', params: { holder: 'Hana' } },
    });
  });

  it('stops at five jobs, for taking and for stealing', () => {
    expect(decide(newJob(), { action: 'take', takenJobs: 4 }, 'technician').ok).toBe(true);
    const refusal = { code: 'too_many_taken_jobs', params: { taken: 5, maximum: 5 } };
    expect(decide(newJob(), { action: 'take', takenJobs: 5 }, 'technician')).toEqual({ ok: false, refusal });
    const steal: JobCommand = { action: 'steal', reason: 'On leave', takenJobs: 5 };
    expect(decide(jobIn('taken'), steal, 'technician')).toEqual({ ok: false, refusal });
  });

  it('needs a person behind it', () => {
    const actor = actorOf('technician', { kind: 'apiKey', userId: null });
    expect(decideJob({ state: newJob(), command: commandOf('take'), actor, now })).toMatchObject({
      refusal: { code: 'forbidden' },
    });
  });

  it('follows configured numbers', () => {
    const rules = { leaseMs: 60_000, maximumTaken: 1 };
    const actor = actorFor('technician');
    const decision = decideJob({ state: newJob(), command: commandOf('take'), actor, now, rules });
    expect(decision).toMatchObject({ ok: true, next: { leaseUntil: new Date(now.getTime() + 60_000) } });
    const second: JobCommand = { action: 'take', takenJobs: 1 };
    expect(decideJob({ state: newJob(), command: second, actor, now, rules }).ok).toBe(false);
  });
});

describe('letting go of a job', () => {
  it('tells the previous holder of a theft and its reason', () => {
    const { next, intents, audit } = accepted(jobIn('taken'), commandOf('steal'), 'technician');
    expect(next.holder).toEqual({ userId: 'user-technician', name: 'The technician' });
    expect(intents[0]).toEqual({
      type: 'tellPerson',
      userId: 'user-holder',
      message: 'job_stolen',
      params: { by: 'The technician', reason: 'On leave' },
    });
    expect(audit.reason).toBe('On leave');
    expect(decide(jobIn('taken'), { action: 'steal', reason: '', takenJobs: 0 }, 'technician')).toMatchObject({
      refusal: { code: 'reason_required' },
    });
    expect(decide(jobIn('taken'), commandOf('steal'), 'holder')).toMatchObject({
      refusal: { code: 'job_already_yours' },
    });
  });

  it('lapses at the end of the lease and not a moment before', () => {
    const state = jobIn('taken', { leaseUntil: leaseEnd });
    const almost = new Date(leaseEnd.getTime() - 1);
    expect(decide(state, commandOf('lapse'), 'system', almost)).toMatchObject({
      refusal: { code: 'lease_still_running' },
    });
    const { next, intents } = accepted(state, commandOf('lapse'), 'system', leaseEnd);
    expect(next).toMatchObject({ status: 'open', holder: null, leaseUntil: null });
    expect(intents).toMatchObject([{ type: 'tellPerson', message: 'job_lapsed', userId: 'user-holder' }]);
  });

  it('renews the lease with every activity', () => {
    expect(accepted(jobIn('taken'), commandOf('touch'), 'holder').next.leaseUntil).toEqual(leaseEnd);
    expect(accepted(jobIn('taken'), commandOf('apply'), 'holder').next.leaseUntil).toEqual(leaseEnd);
  });

  it('lets a held request’s job stand still: no lapse, no theft, and a fresh lease afterwards', () => {
    const { next } = accepted(jobIn('taken'), commandOf('pause'), 'operator');
    for (const [action, by] of [
      ['lapse', 'system'],
      ['steal', 'technician'],
      ['apply', 'holder'],
      ['finish', 'holder'],
      ['reassign', 'operator'],
    ] as const) {
      expect(decide(next, commandOf(action), by), action).toMatchObject({ refusal: { code: 'job_paused' } });
    }
    const resumed = accepted(next, commandOf('resume'), 'operator');
    expect(resumed.next).toMatchObject({ status: 'taken', paused: false, leaseUntil: leaseEnd, holder: holderPerson });
    const waiting = accepted(newJob(), commandOf('pause'), 'operator').next;
    expect(decide(waiting, commandOf('take'), 'technician')).toMatchObject({ refusal: { code: 'job_paused' } });
  });

  it('is taken up again by whoever had it when it failed, with a new lease, and by nobody else', () => {
    const failed = accepted(jobIn('taken'), commandOf('fail'), 'holder').next;
    const { next } = accepted(failed, commandOf('retry'), 'holder');
    expect(next).toMatchObject({ status: 'taken', outcome: null, holder: holderPerson, leaseUntil: leaseEnd });
    expect(decide(failed, commandOf('retry'), 'technician')).toMatchObject({ refusal: { code: 'not_job_holder' } });
    const queued = accepted(newJob(), commandOf('fail'), 'operator').next;
    expect(decide(queued, commandOf('retry'), 'holder').ok).toBe(false);
  });

  it('leaves its holder after a retry as any taken job does, once the new lease is over', () => {
    const failed = accepted(jobIn('taken'), commandOf('fail'), 'holder').next;
    expect(decide(failed, commandOf('lapse'), 'system', leaseEnd).ok).toBe(false);
    const again = accepted(failed, commandOf('retry'), 'holder').next;
    expect(decide(again, commandOf('lapse'), 'system')).toMatchObject({ refusal: { code: 'lease_still_running' } });
    const lapsed = accepted(again, commandOf('lapse'), 'system', leaseEnd);
    expect(lapsed.next).toMatchObject({ status: 'open', holder: null, leaseUntil: null });
    expect(lapsed.intents).toMatchObject([{ message: 'job_lapsed', userId: 'user-holder' }]);
    expect(decide(lapsed.next, commandOf('retry'), 'holder', leaseEnd).ok).toBe(false);
  });

  it('goes back to operations when it fails, with a reason', () => {
    const { next, audit } = accepted(jobIn('taken'), commandOf('fail'), 'holder');
    expect(next).toMatchObject({ status: 'failed', outcome: 'failed', holder: holderPerson, leaseUntil: null });
    expect(audit.reason).toBe('Refused by the system');
    expect(decide(jobIn('taken'), { action: 'fail', reason: ' ' }, 'holder')).toMatchObject({
      refusal: { code: 'reason_required' },
    });
  });

  it('tells both people of a reassignment, and the holder of a withdrawal by somebody else', () => {
    const { intents } = accepted(jobIn('taken'), commandOf('reassign'), 'operator');
    expect(intents).toMatchObject([
      { userId: 'user-holder', message: 'job_reassigned_away' },
      { userId: 'user-new', message: 'job_reassigned_to_you' },
    ]);
    expect(accepted(jobIn('taken'), commandOf('withdraw'), 'owner').intents).toMatchObject([
      { userId: 'user-holder', message: 'job_withdrawn' },
    ]);
    expect(accepted(jobIn('taken'), commandOf('withdraw'), 'holder').intents).toEqual([]);
  });
});

describe('any sequence of steps', () => {
  it('keeps a lease exactly while a job is taken, a failed one its holder, and leaves no end but by a retry', () => {
    const move = fc.record({
      action: fc.constantFrom(...jobActions),
      performer: fc.constantFrom(...performers),
      hours: fc.nat(5),
    });
    fc.assert(
      fc.property(fc.array(move, { maxLength: 60 }), (moves) => {
        let state = newJob();
        let at = now.getTime();
        for (const { action, performer, hours } of moves) {
          at += hours * 3_600_000;
          const decision = decide(state, commandOf(action), performer, new Date(at));
          if (!decision.ok) continue;
          expect(action === 'retry' ? ['failed'] : ['open', 'taken']).toContain(state.status);
          state = decision.next;
          if (state.status !== 'failed') expect(state.holder !== null).toBe(state.status === 'taken');
          expect(state.leaseUntil !== null).toBe(state.status === 'taken');
          expect(state.outcome !== null).toBe(state.status === 'done' || state.status === 'failed');
        }
      }),
    );
  });
});

describe('compareQueuedJobs', () => {
  const at = (minute: number) => new Date(now.getTime() + minute * 60_000);

  it('puts emergencies first, then what is due first, then the oldest', () => {
    const jobs = [
      { id: 'young', emergency: false, dueBy: at(10), createdAt: at(2) },
      { id: 'late', emergency: false, dueBy: at(20), createdAt: at(0) },
      { id: 'old', emergency: false, dueBy: at(10), createdAt: at(1) },
      { id: 'emergency', emergency: true, dueBy: at(90), createdAt: at(9) },
    ];
    expect(jobs.sort(compareQueuedJobs).map((job) => job.id)).toEqual(['emergency', 'old', 'young', 'late']);
  });

  it('is one order, whatever the input’s', () => {
    const job = fc.record({
      id: fc.string({ minLength: 1, maxLength: 2 }),
      emergency: fc.boolean(),
      dueBy: fc.nat(2).map(at),
      createdAt: fc.nat(2).map(at),
    });
    const list = fc.uniqueArray(job, { selector: (entry) => entry.id, maxLength: 8 });
    fc.assert(
      fc.property(list, (jobs) => {
        const forwards = [...jobs].sort(compareQueuedJobs);
        const backwards = [...jobs].reverse().sort(compareQueuedJobs);
        expect(backwards).toEqual(forwards);
      }),
    );
  });
});
