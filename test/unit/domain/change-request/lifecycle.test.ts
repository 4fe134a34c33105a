import { describe, expect, it } from 'vitest';
import { performers } from '../../../../src/domain/access/performer.ts';
import { type Action, can } from '../../../../src/domain/access/policy.ts';
import { changeHands } from '../../../../src/domain/change-request/change-hands.ts';
import { changeRequest, decideChangeRequest } from '../../../../src/domain/change-request/decide-change-request.ts';
import {
  type ChangeRequestAction,
  type ChangeRequestStatus,
  changeRequestActions,
  changeRequestLifecycle,
  changeRequestStatuses,
  isTerminal,
  openStatuses,
  terminalStatuses,
} from '../../../../src/domain/change-request/lifecycle.ts';
import { type HoldingAction, holdingActions } from '../../../../src/domain/job/job-state.ts';
import { possibleActions } from '../../../../src/domain/lifecycle.ts';
import { actorFor } from '../support/actors.ts';
import { commandOf, handOverOf, jobBeside, later, now, stateIn } from './support.ts';

/** The lifecycle (docs/rules.md#lifecycle-of-a-request) written a second time, by status: `action: who`. C: customer, or agent for one. */
const expected: Record<ChangeRequestStatus, string> = {
  acknowledged:
    'checkPassed:system checkRefused:system fastTrack:system,operator join:C merge:C absorb:C reschedule:C hold:operator cancel:C reject:system,operator',
  accepted: 'fastTrack:system,operator join:C merge:C absorb:C reschedule:C hold:operator cancel:C reject:operator',
  inProgress:
    'askCustomer:holder hold:holder,operator apply:holder schedule:holder reschedule:C settleSome:holder,system complete:holder,system fail:holder,operator,system cancel:C reject:holder,operator',
  scheduled: 'switch:system reschedule:C hold:operator,system cancel:C',
  partial: 'retry:holder fail:holder,operator endEarly:C,operator',
  pending: 'provide:C join:C reschedule:C cancel:C reject:system,operator',
  held: 'resume:holder,operator reschedule:C cancel:C reject:system,operator',
  completed: 'reopen:C endEarly:C,operator',
  rejected: '',
  failed: 'retry:holder,operator cancel:C',
  cancelled: '',
};

const groups: Record<string, string[]> = { C: ['owner', 'member', 'agent'], T: ['technician', 'holder'] };

function expectedPerformers(status: ChangeRequestStatus, action: ChangeRequestAction): string[] {
  const entry = expected[status].split(' ').find((cell) => cell.startsWith(`${action}:`));
  const names = entry?.slice(action.length + 1).split(',') ?? [];
  return names.flatMap((name) => groups[name] ?? [name]);
}

/** A second, hand-written table of who may come to hold the job, and the request's next status: `action: who = status`. */
const expectedHands: Partial<Record<ChangeRequestStatus, string>> = {
  accepted: 'take:T=inProgress reassign:operator=inProgress',
  inProgress: 'release:holder,operator=accepted lapse:system=accepted steal:T=inProgress reassign:operator=inProgress',
  partial:
    'release:holder,operator=partial lapse:system=partial take:T=partial steal:T=partial reassign:operator=partial',
};

function expectedHand(status: ChangeRequestStatus, action: HoldingAction): { by: string[]; to: string } | null {
  const entry = expectedHands[status]?.split(' ').find((cell) => cell.startsWith(`${action}:`));
  const [by = '', to = ''] = entry?.slice(action.length + 1).split('=') ?? [];
  return entry === undefined ? null : { by: by.split(',').flatMap((name) => groups[name] ?? [name]), to };
}

/** Further details that an allowed cell needs besides its status. */
function fitting(status: ChangeRequestStatus, action: ChangeRequestAction) {
  if (action === 'schedule' || action === 'reschedule') return stateIn(status, { effectiveAt: later });
  if (action === 'switch') return stateIn(status, { effectiveAt: now });
  return stateIn(status);
}

const cells = changeRequestStatuses.flatMap((status) =>
  changeRequestActions.flatMap((action) => performers.map((performer) => ({ status, action, performer }))),
);

describe('the lifecycle of a change request, cell by cell', () => {
  it('has a cell for every status, action and performer', () => {
    expect(cells.length).toBe(11 * 22 * 9);
  });

  it.each(changeRequestStatuses)(
    'allows in %s exactly what the rules say, and names the status otherwise',
    (status) => {
      for (const { action, performer } of cells.filter((cell) => cell.status === status)) {
        const state = fitting(status, action);
        const decision = decideChangeRequest({
          state,
          command: commandOf(action, performer),
          actor: actorFor(performer),
          now,
        });
        const what = `${status} ${action} ${performer}`;
        if (expectedPerformers(status, action).includes(performer)) {
          if (!decision.ok) throw new Error(`${what}: ${decision.refusal.code}`);
          expect(changeRequestLifecycle[status][action]?.to, what).toContain(decision.next.status);
          expect(decision.audit.action).toBe(`change_request.${action}`);
          expect(decision.audit.before.status).toBe(status);
          expect(decision.audit.after.status).toBe(decision.next.status);
          continue;
        }
        if (decision.ok) throw new Error(`${what} must be refused`);
        const codes = ['forbidden', 'illegal_transition', 'not_job_holder'];
        expect(codes, what).toContain(decision.refusal.code);
        if (decision.refusal.code === 'illegal_transition') expect(decision.refusal.params).toEqual({ action, status });
      }
    },
  );

  it('names the status as the reason to actors who may take the step in another status', () => {
    for (const { status, action, performer } of cells) {
      const elsewhere = changeRequestStatuses.some((other) => expectedPerformers(other, action).includes(performer));
      if (!elsewhere || expectedPerformers(status, action).length > 0) continue;
      const state = fitting(status, action);
      const decision = decideChangeRequest({
        state,
        command: commandOf(action, performer),
        actor: actorFor(performer),
        now,
      });
      const refusal = { code: 'illegal_transition', params: { status } };
      expect(decision, `${status} ${action} ${performer}`).toMatchObject({ ok: false, refusal });
    }
  });

  it.each(changeRequestStatuses)('in %s follows its job exactly where it can, whoever takes it', (status) => {
    for (const action of holdingActions) {
      for (const performer of performers) {
        const expectedCell = expectedHand(status, action);
        const state = stateIn(status, action === 'take' ? { holder: null } : {});
        const job = jobBeside(state);
        const command = handOverOf(action);
        const decision = changeHands({ requestStatus: status, job, command, actor: actorFor(performer), now });
        const what = `${status} ${action} ${performer}`;
        if (decision.ok) {
          expect(expectedCell?.by, what).toContain(performer);
          expect(decision.requestStatus, what).toBe(expectedCell?.to);
          expect(decision.audit).toEqual({
            action: `change_request.${action}`,
            before: { status, holder: state.holder?.userId ?? null },
            after: { status: expectedCell?.to, holder: decision.job.holder?.userId ?? null },
            ...(action === 'steal' ? { reason: 'On leave' } : {}),
          });
          continue;
        }
        const { code, params } = decision.refusal;
        if (expectedCell?.by.includes(performer)) {
          expect([what, code]).toEqual([`${status} steal holder`, 'job_already_yours']);
          continue;
        }
        expect(['forbidden', 'illegal_transition', 'not_job_holder'], what).toContain(code);
        if (code === 'illegal_transition') expect(params, what).toEqual({ action, status });
      }
    }
  });

  it('counts every status as either open or at its end', () => {
    expect([...openStatuses, 'failed', ...terminalStatuses].sort()).toEqual([...changeRequestStatuses].sort());
    expect(changeRequestStatuses.filter(isTerminal).sort()).toEqual([...terminalStatuses].sort());
  });

  it('offers as buttons what the table allows', () => {
    expect(possibleActions(changeRequest, stateIn('inProgress'), actorFor('member'))).toEqual(['reschedule', 'cancel']);
    expect(possibleActions(changeRequest, stateIn('pending'), actorFor('technician'))).toEqual([]);
    expect(possibleActions(changeRequest, stateIn('inProgress'), actorFor('holder'))).toContain('apply');
  });

  it('lets nobody do by the lifecycle what the policy table denies, for the steps that both know', () => {
    const policyOf: Partial<Record<ChangeRequestAction, Action>> = {
      reopen: 'changeRequest.reopen',
      complete: 'job.confirm',
    };
    for (const [action, policy] of Object.entries(policyOf) as [ChangeRequestAction, Action][]) {
      for (const status of changeRequestStatuses) {
        for (const performer of changeRequestLifecycle[status][action]?.by ?? []) {
          const resource = { organisationId: 'organisation-1', holdsJob: performer === 'holder' };
          expect(can(actorFor(performer), policy, resource), `${status} ${action} ${performer}`).toBe(true);
        }
      }
    }
  });
});
