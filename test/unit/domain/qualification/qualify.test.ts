import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeRequestKinds, paidKinds, workKinds } from '../../../../src/domain/change-request/kind.ts';
import { type QualificationInput, reasonEffects } from '../../../../src/domain/qualification/qualification-input.ts';
import { filingOutcome, qualify, trialSupportEndsAt } from '../../../../src/domain/qualification/qualify.ts';

const now = new Date('2026-03-04T10:00:00+08:00');
const dueBy = new Date('2026-03-09T18:00:00+08:00');

const line = '+886255501101';

function open(changeRequestId: string, effectiveAt?: string, revertAt?: string): QualificationInput['open'][number] {
  const instant = (text?: string) => (text === undefined ? null : new Date(text));
  return { changeRequestId, line, effectiveAt: instant(effectiveAt), revertAt: instant(revertAt) };
}

function input(patch: Partial<QualificationInput> = {}): QualificationInput {
  return {
    kind: 'voice_replacement',
    customer: {
      plan: 'pro',
      onboardedOn: '2025-01-01',
      contract: { from: '2025-01-01', until: null },
      environment: 'shared',
    },
    prompt: { status: 'ready' },
    open: [],
    alreadyInEffect: false,
    effectiveAt: null,
    revertAt: null,
    dueBy,
    now,
    ...patch,
  };
}

function customer(patch: Partial<QualificationInput['customer']>): Partial<QualificationInput> {
  return { customer: { ...input().customer, ...patch } };
}

function codes(patch: Partial<QualificationInput>): string[] {
  return qualify(input(patch)).reasons.map((reason) => reason.code);
}

describe('who may ask', () => {
  it('says nothing against an ordinary request', () => {
    expect(qualify(input())).toEqual({ result: 'qualified', reasons: [] });
    expect(qualify(input(customer({ plan: 'enterprise', environment: 'dedicated' }))).result).toBe('qualified');
  });

  it.each([
    [60, 'greeting', []],
    [200.4, 'greeting', ['audio_long_for_slot']],
    [200.4, 'hold', []],
  ])('warns about a recording of %d s for the %s, and lets it pass', (seconds, slot, expected) => {
    const long = qualify(input({ prompt: { status: 'ready', seconds, slot } }));
    expect([long.result, long.reasons.map(({ code }) => code)]).toEqual(['qualified', expected]);
    if (expected.length > 0) expect(long.reasons[0]?.params).toEqual({ seconds: 200, slot, usualSeconds: 60 });
    expect(codes({ prompt: { status: 'rejected', seconds, slot } })).toEqual(['audio_rejected']);
  });

  it('supports a trial until 24:00 Taipei of the 14th day after onboarding', () => {
    const trial = customer({ plan: 'trial', onboardedOn: '2026-02-18' });
    expect(trialSupportEndsAt('2026-02-18')).toEqual(new Date('2026-03-05T00:00:00+08:00'));
    expect(codes({ ...trial, now: new Date('2026-03-04T23:59:59.999+08:00') })).toEqual([]);
    const ended = qualify(input({ ...trial, now: new Date('2026-03-05T00:00:00+08:00') }));
    expect(ended).toEqual({
      result: 'unqualified',
      reasons: [{ code: 'trial_support_ended', params: { on: '2026-03-04' } }],
    });
    expect(codes(customer({ plan: 'trial', onboardedOn: '2026-03-05' }))).toEqual(['trial_support_not_started']);
  });

  it('wants a phone contract in force today, in Taipei', () => {
    expect(codes(customer({ contract: null }))).toEqual(['no_phone_contract']);
    const last = customer({ contract: { from: '2025-01-01', until: '2026-03-04' } });
    expect(codes({ ...last, now: new Date('2026-03-04T23:59:59+08:00') })).toEqual([]);
    expect(codes({ ...last, now: new Date('2026-03-05T00:00:00+08:00') })).toEqual([
      'no_phone_contract',
      'contract_ended',
    ]);
    expect(codes(customer({ contract: { from: '2026-03-05', until: null } }))).toEqual([
      'no_phone_contract',
      'contract_not_started',
    ]);
  });

  it('makes a quote of a paid kind, whatever plan or contract', () => {
    for (const kind of paidKinds) {
      const facts = { kind, ...customer({ plan: 'trial', onboardedOn: '2020-01-01', contract: null }) };
      const qualification = qualify(input(facts));
      expect(qualification).toEqual({ result: 'alternate', reasons: [{ code: 'paid_service', params: { kind } }] });
      expect(filingOutcome(qualification.reasons)).toBe('quote');
    }
  });
});

describe('what is asked', () => {
  it('names each open request that asks for the same', () => {
    const qualification = qualify(input({ open: [open('a'), open('b')] }));
    expect(qualification.reasons).toEqual([
      { code: 'duplicate_request', params: { changeRequestId: 'a', line } },
      { code: 'duplicate_request', params: { changeRequestId: 'b', line } },
    ]);
    expect(filingOutcome(qualification.reasons)).toBe('conflict');
  });

  it('shows a plan beside what is to be done at once, and refuses another plan for the same time', () => {
    const plan = open('a', '2026-04-01T09:00:00+08:00', '2026-04-03T00:00:00+08:00');
    const params = { changeRequestId: 'a', line, effectiveAt: '2026-04-01T09:00:00+08:00' };
    const atOnce = qualify(input({ open: [plan] }));
    expect(atOnce.reasons).toEqual([{ code: 'planned_as_well', params }]);
    expect(filingOutcome(atOnce.reasons)).toBe('record');
    const within = qualify(input({ open: [plan], effectiveAt: new Date('2026-04-02T09:00:00+08:00') }));
    expect(within.reasons).toEqual([
      { code: 'plan_overlaps', params: { ...params, nextFree: '2026-04-03T00:00:00+08:00' } },
    ]);
    expect(filingOutcome(within.reasons)).toBe('conflict');
    const after = qualify(input({ open: [plan, open('b')], effectiveAt: new Date('2026-04-03T00:00:00+08:00') }));
    expect(after.reasons).toEqual([{ code: 'planned_as_well', params }]);
  });

  it('refuses what is in force already', () => {
    expect(qualify(input({ alreadyInEffect: true }))).toMatchObject({
      result: 'unqualified',
      reasons: [{ code: 'already_in_effect' }],
    });
  });

  it('records refused audio as a request that waits for the customer', () => {
    const qualification = qualify(input({ prompt: { status: 'rejected' } }));
    expect(qualification).toEqual({ result: 'qualified', reasons: [{ code: 'audio_rejected', params: {} }] });
    expect(filingOutcome(qualification.reasons)).toBe('pending');
  });

  it('promises a time from the due time on and calls an earlier one best effort', () => {
    expect(codes({ effectiveAt: dueBy })).toEqual([]);
    const early = new Date(dueBy.getTime() - 1000);
    expect(qualify(input({ effectiveAt: early }))).toEqual({
      result: 'qualified',
      reasons: [
        {
          code: 'effective_at_best_effort',
          params: { effectiveAt: '2026-03-09T17:59:59+08:00', dueBy: '2026-03-09T18:00:00+08:00' },
        },
      ],
    });
    expect(codes({ effectiveAt: now })).toEqual(['effective_at_in_past']);
    expect(codes({ effectiveAt: early, dueBy: null })).toEqual([]);
  });

  it('wants the end after the beginning and ahead of now', () => {
    expect(codes({ effectiveAt: dueBy, revertAt: dueBy })).toEqual(['revert_before_effective']);
    expect(codes({ revertAt: now })).toEqual(['revert_at_in_past']);
    expect(codes({ revertAt: dueBy })).toEqual(['revert_before_due']);
    expect(codes({ revertAt: new Date(dueBy.getTime() + 1) })).toEqual([]);
    expect(codes({ revertAt: dueBy, dueBy: null })).toEqual([]);
  });

  it('asks about a time that is years ahead: usually a typing mistake', () => {
    const twoYears = new Date('2028-03-04T09:00:00+08:00');
    const slip = new Date('2999-03-04T09:00:00+08:00');
    expect(codes({ effectiveAt: twoYears, dueBy: null })).toEqual([]);
    expect(codes({ effectiveAt: slip })).toEqual(['time_far_ahead']);
    expect(codes({ revertAt: slip })).toEqual(['time_far_ahead']);
    expect(codes({ effectiveAt: slip, revertAt: new Date(slip.getTime() + 1) })).toEqual(['time_far_ahead']);
    expect(qualify(input({ effectiveAt: slip })).result).toBe('unqualified');
  });

  it('wants days that are still to come', () => {
    const kind = 'holiday_setting';
    expect(codes({ kind, addedDates: { last: '2026-03-03', today: '2026-03-04' } })).toEqual(['dates_in_past']);
    expect(codes({ kind, addedDates: { last: '2026-03-04', today: '2026-03-04' } })).toEqual([]);
  });

  it('wants an end for every emergency closure', () => {
    const kind = 'emergency_closure';
    const from = now;
    expect(codes({ kind })).toEqual(['closure_end_required']);
    expect(codes({ kind, closure: { from, until: null } })).toEqual(['closure_end_required']);
    expect(codes({ kind, closure: { from, until: from } })).toEqual(['closure_ends_before_start']);
    expect(codes({ kind, closure: { from: new Date(0), until: now } })).toEqual(['closure_already_over']);
    expect(codes({ kind, closure: { from, until: dueBy } })).toEqual([]);
  });
});

describe('the answer as a whole', () => {
  it('gives every reason, not only the first', () => {
    const facts = input({
      ...customer({ plan: 'trial', onboardedOn: '2026-01-01', contract: null }),
      prompt: { status: 'rejected' },
      open: [open('a', '2026-03-01T00:00:00+08:00'), open('b', '1969-12-31T00:00:00Z', '1970-01-02T00:00:00Z')],
      alreadyInEffect: true,
      effectiveAt: new Date(0),
      revertAt: new Date(0),
    });
    const qualification = qualify(facts);
    expect(qualification.result).toBe('unqualified');
    expect(filingOutcome(qualification.reasons)).toBe('refuse');
    expect(qualification.reasons.map((reason) => reason.code)).toEqual([
      'trial_support_ended',
      'no_phone_contract',
      'plan_overlaps',
      'planned_as_well',
      'already_in_effect',
      'audio_rejected',
      'effective_at_in_past',
      'revert_before_effective',
      'revert_at_in_past',
    ]);
  });

  it('shows another way, sales, when only the phone contract is missing, and still records nothing', () => {
    const qualification = qualify(input(customer({ contract: null })));
    expect(qualification.result).toBe('alternate');
    expect(filingOutcome(qualification.reasons)).toBe('refuse');
  });

  it('says by when a person puts back what was there before, where nothing goes back by itself', () => {
    const [revertAt, handReturnBy] = [7, 10].map((days) => new Date(now.getTime() + days * 86_400_000));
    const { result, reasons } = qualify(input({ revertAt, handReturnBy }));
    expect(result).toBe('qualified');
    expect(reasons).toContainEqual(
      expect.objectContaining({ code: 'revert_by_hand', params: expect.objectContaining({ by: expect.any(String) }) }),
    );
    expect(qualify(input({ handReturnBy: null, revertAt })).reasons.map(({ code }) => code)).not.toContain(
      'revert_by_hand',
    );
  });

  it('agrees with its reasons for any facts', () => {
    const instant = fc.integer({ min: -40, max: 40 }).map((hours) => new Date(now.getTime() + hours * 3_600_000));
    const facts = fc.record({
      kind: fc.constantFrom(...changeRequestKinds),
      customer: fc.record({
        plan: fc.constantFrom('trial' as const, 'pro' as const, 'enterprise' as const),
        onboardedOn: fc.constantFrom('2026-02-17', '2026-02-18', '2026-03-04', '2026-03-05'),
        contract: fc.option(
          fc.record({ from: fc.constantFrom('2026-03-01', '2026-03-05'), until: fc.constantFrom(null, '2026-03-03') }),
          { nil: null },
        ),
        environment: fc.constantFrom('shared' as const, 'dedicated' as const),
      }),
      prompt: fc.option(
        fc.record({ status: fc.constantFrom('checking' as const, 'ready' as const, 'rejected' as const) }),
        {
          nil: null,
        },
      ),
      open: fc.array(
        fc.record({
          changeRequestId: fc.uuid(),
          line: fc.constant(line),
          effectiveAt: fc.option(instant, { nil: null }),
          revertAt: fc.constant(null),
        }),
        { maxLength: 2 },
      ),
      alreadyInEffect: fc.boolean(),
      effectiveAt: fc.option(instant, { nil: null }),
      revertAt: fc.option(instant, { nil: null }),
      dueBy: fc.option(instant, { nil: null }),
      now: fc.constant(now),
    });
    fc.assert(
      fc.property(facts, (drawn) => {
        const qualification = qualify(drawn);
        const effects = qualification.reasons.map((reason) => reasonEffects[reason.code]);
        const refused = effects.includes('blocking') || effects.includes('conflict');
        expect(qualification.result === 'unqualified').toBe(refused);
        const otherWay = effects.includes('sales') || !(workKinds as readonly string[]).includes(drawn.kind);
        expect(qualification.result === 'alternate').toBe(!refused && otherWay);
        const unrecorded = refused || effects.includes('sales');
        expect(['refuse', 'conflict'].includes(filingOutcome(qualification.reasons))).toBe(unrecorded);
        expect(qualify(drawn)).toEqual(qualification);
      }),
    );
  });
});
