import { describe, expect, it } from 'vitest';
import type { Performer } from '../../../../src/domain/access/performer.ts';
import { changeHands } from '../../../../src/domain/change-request/change-hands.ts';
import type {
  ChangeRequestCommand,
  ChangeRequestState,
} from '../../../../src/domain/change-request/change-request-state.ts';
import { applyActionAt, decideChangeRequest } from '../../../../src/domain/change-request/decide-change-request.ts';
import type { HoldingAction } from '../../../../src/domain/job/job-state.ts';
import { actorFor, holderPerson } from '../support/actors.ts';
import { commandOf, earlier, handOverOf, jobBeside, later, now, stateIn } from './support.ts';

interface Question {
  state: ChangeRequestState;
  command: ChangeRequestCommand;
  by: Performer;
  at?: Date;
}

function decide({ state, command, by, at = now }: Question) {
  return decideChangeRequest({ state, command, actor: actorFor(by), now: at });
}

function accepted(question: Question) {
  const decision = decide(question);
  if (!decision.ok) throw new Error(decision.refusal.code);
  return decision;
}

function refused(question: Question): string {
  const decision = decide(question);
  if (decision.ok) throw new Error('must be refused');
  return decision.refusal.code;
}

function handOver(state: ChangeRequestState, action: HoldingAction, by: Performer) {
  const command = handOverOf(action);
  return changeHands({ requestStatus: state.status, job: jobBeside(state), command, actor: actorFor(by), now });
}

describe('checks and the customer’s answer', () => {
  it('puts a checked request into the queue', () => {
    const { next, intents } = accepted({
      state: stateIn('acknowledged'),
      command: commandOf('checkPassed'),
      by: 'system',
    });
    expect(next).toMatchObject({ status: 'accepted', hasJob: true });
    expect(intents).toContainEqual({ type: 'openJob' });
  });

  it('lets refused audio wait for another file, with the clock stopped, and takes no mere text for it', () => {
    const { next, intents } = accepted({
      state: stateIn('acknowledged'),
      command: commandOf('checkRefused'),
      by: 'system',
    });
    expect(next).toMatchObject({
      status: 'pending',
      awaited: { wants: 'upload', reasons: [{ code: 'silent', params: {} }], since: now },
    });
    expect(intents[0]).toEqual({ type: 'startWait', at: now });
    expect(refused({ state: next, command: { action: 'provide', text: 'Please try again' }, by: 'owner' })).toBe(
      'upload_required',
    );
    const answered = accepted({ state: next, command: { action: 'provide', uploadId: 'u2' }, by: 'owner', at: later });
    expect(answered.next).toMatchObject({ status: 'acknowledged', awaited: null });
    expect(answered.intents).toEqual([
      { type: 'endWait', at: later },
      { type: 'recomputeDeadline' },
      { type: 'startCheck', uploadId: 'u2' },
    ]);
  });

  it('gives the job back while the customer is asked, and a new one to the queue with the answer', () => {
    const { next, intents } = accepted({
      state: stateIn('inProgress'),
      command: commandOf('askCustomer'),
      by: 'holder',
    });
    expect(next).toMatchObject({ status: 'pending', holder: null, hasJob: false });
    expect(intents.map((intent) => intent.type)).toEqual(['closeJob', 'startWait', 'notifyCustomer']);
    const answered = accepted({ state: next, command: commandOf('provide'), by: 'member' });
    expect(answered.next).toMatchObject({ status: 'accepted', hasJob: true, awaited: null });
    expect(answered.intents).toContainEqual({ type: 'openJob' });
    expect(refused({ state: next, command: { action: 'provide', text: ' ' }, by: 'member' })).toBe('nothing_provided');
  });

  it('keeps the question out of the audit log', () => {
    const { audit } = accepted({ state: stateIn('inProgress'), command: commandOf('askCustomer'), by: 'holder' });
    expect(JSON.stringify(audit)).not.toContain('Which line?');
  });
});

describe('taking, stealing, holding', () => {
  it('names the holder to the second technician', () => {
    const decision = decide({ state: stateIn('inProgress'), command: commandOf('askCustomer'), by: 'technician' });
    expect(decision).toMatchObject({ ok: false, refusal: { code: 'not_job_holder', params: { holder: 'Hana' } } });
    const late = handOver(stateIn('inProgress'), 'take', 'technician');
    expect(late).toMatchObject({ ok: false, refusal: { code: 'job_already_taken', params: { holder: 'Hana' } } });
  });

  it('changes the holder and keeps the status when a job is stolen', () => {
    const stolen = handOver(stateIn('inProgress'), 'steal', 'technician');
    expect(stolen).toMatchObject({ requestStatus: 'inProgress', job: { holder: { userId: 'user-technician' } } });
    expect(stolen.ok && stolen.audit).toEqual({
      action: 'change_request.steal',
      before: { status: 'inProgress', holder: holderPerson.userId },
      after: { status: 'inProgress', holder: 'user-technician' },
      reason: 'On leave',
    });
    expect(handOver(stateIn('inProgress'), 'steal', 'holder')).toMatchObject({
      refusal: { code: 'job_already_yours' },
    });
  });

  it('refuses an empty reason wherever one is needed', () => {
    for (const action of ['hold', 'fail', 'reject'] as const) {
      expect(
        refused({
          state: stateIn('inProgress'),
          command: { ...commandOf(action), reason: '  ' } as ChangeRequestCommand,
          by: 'operator',
        }),
      ).toBe('reason_required');
    }
  });

  it('resumes to where it was: the same hands, the same timer, or the check again', () => {
    const back = accepted({ state: stateIn('held'), command: { action: 'resume' }, by: 'operator' });
    expect(back.next).toMatchObject({ status: 'inProgress', heldFrom: null, holder: holderPerson });
    expect(back.intents).toEqual([{ type: 'resumeJob' }]);
    const timed = accepted({ state: stateIn('scheduled'), command: commandOf('hold'), by: 'operator' });
    const resumed = accepted({ state: timed.next, command: { action: 'resume' }, by: 'operator' });
    expect(resumed).toMatchObject({ next: { status: 'scheduled', effectiveAt: later }, intents: [] });
    const checking = accepted({ state: stateIn('acknowledged'), command: commandOf('hold'), by: 'operator' });
    expect(accepted({ state: checking.next, command: { action: 'resume' }, by: 'operator' }).intents).toEqual([
      { type: 'startCheck', uploadId: null },
    ]);
  });
});

describe('applying and switching', () => {
  it('prepares a change for later and never applies it early', () => {
    const closing = stateIn('inProgress', { effectiveAt: later });
    expect(applyActionAt(closing, now)).toBe('apply');
    expect(accepted({ state: closing, command: { action: 'apply' }, by: 'holder' }).next.applying).toBe(true);
    const state = stateIn('inProgress', { kind: 'voice_replacement', effectiveAt: later });
    expect(applyActionAt(state, now)).toBe('schedule');
    expect(applyActionAt(state, later)).toBe('apply');
    expect(refused({ state, command: { action: 'apply' }, by: 'holder' })).toBe('not_yet_effective');
    const { next, intents } = accepted({ state, command: { action: 'schedule' }, by: 'holder' });
    expect(next).toMatchObject({ status: 'scheduled', holder: null, hasJob: false });
    expect(intents[0]).toEqual({ type: 'closeJob', outcome: 'prepared' });
    const almost = new Date(later.getTime() - 1);
    expect(refused({ state: next, command: { action: 'switch' }, by: 'system', at: almost })).toBe('not_yet_effective');
    expect(accepted({ state: next, command: { action: 'switch' }, by: 'system', at: later }).next).toMatchObject({
      status: 'inProgress',
      applying: true,
    });
    expect(refused({ state, command: { action: 'schedule' }, by: 'holder', at: later })).toBe('effective_at_not_ahead');
  });

  it('allows cancelling a scheduled change until its second', () => {
    const almost = new Date(later.getTime() - 1);
    const { next } = accepted({
      state: stateIn('scheduled'),
      command: commandOf('cancel'),
      by: 'owner',
      at: almost,
    });
    expect(next.status).toBe('cancelled');
    expect(refused({ state: stateIn('scheduled'), command: commandOf('cancel'), by: 'owner', at: later })).toBe(
      'cancel_too_late',
    );
  });

  it('lets nothing but the connector’s result move a request that is being applied', () => {
    const { next } = accepted({ state: stateIn('inProgress'), command: { action: 'apply' }, by: 'holder' });
    expect(next.applying).toBe(true);
    for (const [action, by] of [
      ['cancel', 'owner'],
      ['apply', 'holder'],
      ['fail', 'operator'],
      ['complete', 'holder'],
    ] as const) {
      expect(refused({ state: next, command: commandOf(action), by }), action).toBe('change_being_applied');
    }
    for (const [action, by] of [
      ['release', 'holder'],
      ['steal', 'technician'],
      ['reassign', 'operator'],
      ['lapse', 'system'],
    ] as const) {
      expect(handOver(next, action, by), action).toMatchObject({ refusal: { code: 'change_being_applied' } });
    }
    const switching = { ...next, hasJob: false, holder: null };
    expect(handOver(switching, 'release', 'operator')).toMatchObject({ refusal: { code: 'change_being_applied' } });
    const done = accepted({ state: next, command: { action: 'complete', proof: 'settled' }, by: 'system' });
    expect(done.next).toMatchObject({
      status: 'completed',
      applying: false,
      completedAt: now,
      holder: null,
      hasJob: false,
    });
    expect(done.audit.after).toMatchObject({ proof: 'settled' });
    expect(done.intents).toContainEqual({ type: 'closeJob', outcome: 'done' });
  });

  it('fails with a code that has words when the product gives up, with their own words when a person does', () => {
    const applying = stateIn('inProgress', { applying: true });
    const ours = accepted({
      state: applying,
      command: { action: 'fail', fault: 'apply_refused', restored: true },
      by: 'system',
    });
    expect(ours.audit.reason).toBe('apply_refused');
    expect(ours.intents).toContainEqual({ type: 'closeJob', outcome: 'failed', reason: 'apply_refused' });
    const words = { action: 'fail', reason: 'wrong_configuration' } as const;
    expect(refused({ state: applying, command: words, by: 'system' })).toBe('forbidden');
    const code = { action: 'fail', fault: 'apply_refused', restored: true } as const;
    expect(refused({ state: stateIn('inProgress'), command: code, by: 'holder' })).toBe('forbidden');
  });

  it('knows what callers hear after a failure only where the line was restored', () => {
    const applying = stateIn('inProgress', { applying: true });
    const failed = (restored: boolean) =>
      accepted({ state: applying, command: { action: 'fail', fault: 'apply_retry', restored }, by: 'system' });
    expect(failed(true).next.proof).toBeNull();
    expect(failed(false)).toMatchObject({ next: { proof: 'unknown' }, audit: { after: { proof: 'unknown' } } });
    const again = accepted({ state: failed(false).next, command: { action: 'retry' }, by: 'operator' });
    const byHand = { action: 'fail', reason: 'The folder is gone' } as const;
    const state = { ...stateIn('inProgress'), proof: again.next.proof };
    expect(accepted({ state, command: byHand, by: 'holder' }).next.proof).toBe('unknown');
  });

  it('takes a person’s word only with the checklist', () => {
    const state = stateIn('inProgress', { revertAt: later });
    expect(refused({ state, command: { action: 'complete', proof: 'heard' }, by: 'holder' })).toBe(
      'checklist_required',
    );
    const { next } = accepted({ state, command: { action: 'complete', proof: 'signedOff' }, by: 'holder' });
    expect(next).toMatchObject({ status: 'completed', revertAt: later });
  });

  it('is partial while some lines failed, retries only those, and is partly completed when a person gives the rest up', () => {
    const applying = stateIn('inProgress', { applying: true });
    const some = accepted({ state: applying, command: commandOf('settleSome'), by: 'system' });
    expect(some.next).toMatchObject({
      status: 'partial',
      failedLineIds: ['line-1'],
      applying: false,
      holder: holderPerson,
    });
    const none = { action: 'settleSome', failedLineIds: [], proof: 'settled' } as const;
    const all = { action: 'settleSome', failedLineIds: ['1', '2', '3'], proof: 'settled' } as const;
    expect(refused({ state: applying, command: none, by: 'system' })).toBe('not_partial');
    expect(refused({ state: applying, command: all, by: 'system' })).toBe('not_partial');
    const again = accepted({ state: some.next, command: { action: 'retry' }, by: 'holder' });
    expect(again.intents).toEqual([{ type: 'applyChange' }]);
    const givenUp = accepted({ state: some.next, command: commandOf('fail'), by: 'operator' });
    expect(givenUp.next).toMatchObject({ status: 'completed', outcome: 'partly', proof: 'settled', hasJob: false });
    expect(givenUp.intents.map(({ type }) => type)).toEqual(['closeJob', 'notifyCustomer']);
    expect(refused({ state: some.next, command: { action: 'fail', reason: ' ' }, by: 'holder' })).toBe(
      'reason_required',
    );
  });

  it('opens a job for the lines that a scheduled switch did not reach', () => {
    const state = stateIn('inProgress', { applying: true, hasJob: false, holder: null });
    const { next, intents } = accepted({ state, command: commandOf('settleSome'), by: 'system' });
    expect(next.hasJob).toBe(true);
    expect(intents[0]).toEqual({ type: 'openJob' });
    expect(handOver(next, 'take', 'technician')).toMatchObject({
      requestStatus: 'partial',
      job: { holder: { userId: 'user-technician' } },
    });
  });

  it('keeps the fast track for emergencies, and wants an operator’s reason', () => {
    const state = stateIn('accepted');
    expect(
      refused({ state: { ...state, kind: 'voice_replacement' }, command: { action: 'fastTrack' }, by: 'system' }),
    ).toBe('not_an_emergency');
    expect(refused({ state, command: { action: 'fastTrack' }, by: 'operator' })).toBe('reason_required');
    const { next, intents } = accepted({ state, command: { action: 'fastTrack' }, by: 'system' });
    expect(next).toMatchObject({ status: 'inProgress', applying: true, hasJob: false });
    expect(intents).toEqual([
      { type: 'closeJob', outcome: 'prepared' },
      { type: 'closeLines' },
      { type: 'applyChange' },
    ]);
  });

  it('fast-tracks a voice file while temporary hours are open, by itself and where nobody is needed', () => {
    const voice = { ...stateIn('accepted', { holder: null }), kind: 'voice_replacement' } as const;
    const command = { action: 'fastTrack', hoursOpen: true } as const;
    const { next, intents } = accepted({ state: voice, command, by: 'system' });
    expect(next).toMatchObject({ status: 'inProgress', applying: true, hasJob: false });
    expect(intents).toContainEqual({ type: 'closeLines' });
    const code = 'not_an_emergency';
    expect(refused({ state: voice, command: { ...command, reason: 'Soon' }, by: 'operator' })).toBe(code);
    expect(refused({ state: voice, command: { ...command, hoursOpen: false }, by: 'system' })).toBe(code);
    expect(refused({ state: voice, command: { ...command, byHand: 'some' }, by: 'system' })).toBe(code);
    const later = { ...voice, effectiveAt: new Date('2099-01-01T00:00:00Z') };
    expect(refused({ state: later, command, by: 'system' })).toBe(code);
    const unchecked = { ...stateIn('acknowledged'), kind: 'voice_replacement' } as const;
    expect(refused({ state: unchecked, command, by: 'system' })).toBe(code);
    expect(refused({ state: { ...voice, kind: 'other_adjustment' }, command, by: 'system' })).toBe(code);
  });

  it('opens a job at the same time where a person changes some of its lines, or all', () => {
    const state = stateIn('acknowledged');
    const some = accepted({ state, command: { action: 'fastTrack', byHand: 'some' }, by: 'system' });
    expect(some.next).toMatchObject({ status: 'accepted', applying: true, hasJob: true });
    expect(some.intents).toEqual([{ type: 'openJob' }, { type: 'closeLines' }, { type: 'applyChange' }]);
    const all = accepted({ state, command: { action: 'fastTrack', byHand: 'all' }, by: 'system' });
    expect(all.next).toMatchObject({ status: 'accepted', applying: false, hasJob: true });
    expect(all.intents).toEqual([{ type: 'openJob' }, { type: 'closeLines' }]);
  });

  it('ends early by one person, also before it begins, and gives up what was not closed', () => {
    const completed = stateIn('completed', { effectiveAt: later, revertAt: new Date(later.getTime() + 1) });
    const { next, intents } = accepted({ state: completed, command: { action: 'endEarly' }, by: 'member' });
    expect(next).toMatchObject({ status: 'completed', effectiveAt: now, revertAt: now });
    expect(intents).toEqual([{ type: 'reopenLines' }]);
    const partial = stateIn('partial', { effectiveAt: earlier, revertAt: later });
    const given = accepted({ state: partial, command: { action: 'endEarly' }, by: 'operator' });
    expect(given.next).toMatchObject({ status: 'completed', outcome: 'partly', effectiveAt: earlier, revertAt: now });
    expect(given.intents).toEqual([{ type: 'closeJob', outcome: 'withdrawn' }, { type: 'reopenLines' }]);
  });

  it('does not end what is over, not closed, or no closure, and is not cancelled while it closes lines', () => {
    const end = (state: ChangeRequestState) => refused({ state, command: { action: 'endEarly' }, by: 'owner' });
    expect(end(stateIn('completed', { revertAt: now }))).toBe('closure_not_in_force');
    expect(end(stateIn('completed', { liveLineCount: 0 }))).toBe('closure_not_in_force');
    expect(end(stateIn('completed', { kind: 'voice_replacement' }))).toBe('not_an_emergency');
    const cancel = (liveLineCount: number) =>
      decideChangeRequest({
        ...{ state: stateIn('inProgress', { liveLineCount }), command: { action: 'cancel' } as const, now },
        actor: actorFor('owner'),
      });
    expect(cancel(1)).toMatchObject({ ok: false, refusal: { code: 'closure_in_force' } });
    expect(cancel(0)).toMatchObject({ ok: true });
  });
});

describe('ends', () => {
  it('reopens as a linked request inside the window and leaves the completed one alone', () => {
    const state = stateIn('completed');
    const { next, intents } = accepted({ state, command: { action: 'reopen', until: later }, by: 'owner' });
    expect(next).toEqual(state);
    expect(intents).toEqual([]);
    expect(refused({ state, command: { action: 'reopen', until: now }, by: 'owner' })).toBe('reopen_window_over');
  });

  it('ends the wait and the job with a request that is given up', () => {
    const waiting = accepted({ state: stateIn('pending'), command: commandOf('cancel'), by: 'agent' });
    expect(waiting.intents[0]).toEqual({ type: 'endWait', at: now });
    const queued = accepted({ state: stateIn('accepted'), command: commandOf('reject'), by: 'operator' });
    expect(queued.intents[0]).toEqual({ type: 'closeJob', outcome: 'withdrawn' });
    expect(queued.audit.reason).toBe('Not a phone line of ours');
  });

  it('returns a failed request to the technician who held its job, or, by an operator, to the queue', () => {
    const mine = accepted({ state: stateIn('failed'), command: { action: 'retry' }, by: 'holder' });
    expect(mine.next).toMatchObject({ status: 'inProgress', hasJob: true, holder: holderPerson, applying: false });
    expect(mine.intents).toEqual([{ type: 'retryJob' }]);
    expect(refused({ state: stateIn('failed'), command: { action: 'retry' }, by: 'technician' })).toBe(
      'not_job_holder',
    );
    const { next, intents } = accepted({ state: stateIn('failed'), command: { action: 'retry' }, by: 'operator' });
    expect(next).toMatchObject({ status: 'accepted', hasJob: true, holder: null });
    expect(intents).toEqual([{ type: 'openJob' }]);
    expect(refused({ state: stateIn('failed'), command: { action: 'retry' }, by: 'system' })).toBe('forbidden');
  });

  it('leaves the given state untouched', () => {
    const state = Object.freeze(stateIn('pending', { completedAt: earlier }));
    accepted({ state, command: commandOf('provide'), by: 'owner' });
    expect(state.status).toBe('pending');
  });
});
