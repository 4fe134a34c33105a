import { describe, expect, it } from 'vitest';
import { closureReasons } from '../../../../src/domain/qualification/closure-reasons.ts';
import type { ClosureFacts, QualificationInput } from '../../../../src/domain/qualification/qualification-input.ts';
import { qualify } from '../../../../src/domain/qualification/qualify.ts';

const now = new Date('2026-03-04T21:00:00+08:00');
const at = (text: string) => new Date(`2026-${text}+08:00`);
const announcement = { county: '臺北市', district: '信義區', date: '2026-03-05' };
const desk = { open: true, opensAt: now, temporaryUntil: null };

function facts(patch: Partial<ClosureFacts> = {}): ClosureFacts {
  return { announcement, namedInVain: false, withoutSound: [], closedByBroadcast: [], byHand: false, desk, ...patch };
}

function input(patch: Partial<QualificationInput> = {}, closing: Partial<ClosureFacts> = {}): QualificationInput {
  return {
    kind: 'emergency_closure',
    customer: {
      plan: 'pro',
      onboardedOn: '2025-01-01',
      contract: { from: '2025-01-01', until: null },
      environment: 'shared',
    },
    prompt: null,
    open: [],
    alreadyInEffect: false,
    effectiveAt: at('03-05T00:00:00'),
    revertAt: at('03-06T00:00:00'),
    dueBy: at('03-10T18:00:00'),
    closure: { from: at('03-05T00:00:00'), until: at('03-06T00:00:00'), facts: facts(closing) },
    now,
    ...patch,
  };
}

const codes = (...of: Parameters<typeof input>) => closureReasons(input(...of)).map(({ code }) => code);

describe('an emergency closure', () => {
  it('is about no other kind', () => {
    expect(codes({ kind: 'voice_replacement' })).toEqual([]);
  });

  it('names the announcement that it rests on', () => {
    expect(closureReasons(input())).toEqual([
      { code: 'closure_announced', params: { area: '臺北市信義區', date: '2026-03-05' } },
    ]);
  });

  it('is qualified without one, and waits for an operator; a named one that does not cover it refuses', () => {
    const waiting = qualify(input({}, { announcement: null }));
    expect(waiting).toEqual({ result: 'qualified', reasons: [{ code: 'closure_needs_approval', params: {} }] });
    expect(qualify(input({}, { announcement: null, namedInVain: true })).result).toBe('unqualified');
  });

  it('says when somebody is there, where somebody is needed, and that it is round the clock', () => {
    const shut = { desk: { ...desk, open: false, opensAt: at('03-05T09:00:00') } };
    expect(codes({}, shut)).toEqual(['closure_announced']);
    expect(codes({}, { ...shut, announcement: null })).toEqual(['closure_needs_approval', 'closure_desk_closed']);
    expect(codes({}, { ...shut, byHand: true })).toEqual([
      'closure_announced',
      'closure_by_hand',
      'closure_desk_closed',
    ]);
    const temporary = { desk: { ...desk, temporaryUntil: at('03-05T06:00:00') } };
    expect(codes({}, temporary)).toContain('closure_around_the_clock');
  });

  it('has a sound, and says what else closes its lines', () => {
    expect(qualify(input({}, { withoutSound: ['+886255501001'] })).result).toBe('unqualified');
    for (const status of ['checking', 'rejected'] as const) {
      const { result, reasons } = qualify(input({ prompt: { status } }));
      expect([result, reasons[0]?.code]).toEqual(['unqualified', 'closure_sound_not_ready']);
      expect(reasons.map(({ code }) => code)).not.toContain('audio_rejected');
    }
    expect(codes({}, { closedByBroadcast: [{ line: '+886255501001', until: at('03-06T00:00:00') }] })).toContain(
      'closure_closed_by_broadcast',
    );
  });

  it.each([
    ['03-04T21:00:00', '03-11T21:00:00', []],
    ['03-04T21:00:00', '03-11T21:00:01', ['closure_too_long']],
    ['03-11T21:00:00', '03-12T00:00:00', []],
    ['03-11T21:00:01', '03-12T00:00:00', ['closure_too_far']],
    ['03-05T09:00:00', '03-05T08:00:00', ['closure_ends_before_start']],
    ['03-04T21:00:00', '03-04T20:00:00', ['closure_already_over']],
  ])('from %s until %s: %j', (from, until, expected) => {
    const closure = { from: at(from), until: at(until) };
    expect(codes({ closure })).toEqual(expected);
  });

  it('meets another closure of the line only at the same time, and none that is over', () => {
    const other = (effectiveAt: Date, revertAt: Date) =>
      qualify(input({ open: [{ changeRequestId: 'a', line: '+886255501001', effectiveAt, revertAt }] }));
    const overlapping = other(at('03-04T20:00:00'), at('03-05T12:00:00'));
    expect(overlapping.reasons[0]).toMatchObject({ code: 'closure_overlaps', params: { changeRequestId: 'a' } });
    expect(overlapping.result).toBe('unqualified');
    expect(other(at('03-04T10:00:00'), at('03-04T20:00:00')).reasons.map(({ code }) => code)).toEqual([
      'closure_announced',
    ]);
  });
});
