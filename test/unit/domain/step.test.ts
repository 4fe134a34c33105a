import { describe, expect, it } from 'vitest';
import { type Step, withOptionalReason, withReason } from '../../../src/domain/step.ts';

const made: Step<{ status: string }, never> = { ok: true, changes: { status: 'held' }, intents: [] };

describe('the reason of a step, of a request as of a job', () => {
  it('is refused where it is needed and says nothing', () => {
    for (const blank of ['', ' ', '\n\t'])
      expect(withReason(blank, made)).toMatchObject({ ok: false, refusal: { code: 'reason_required' } });
  });

  it('is kept without the blanks around it', () => {
    expect(withReason(' On leave ', made)).toEqual({ ...made, reason: 'On leave' });
    expect(withOptionalReason(' On leave ', made)).toEqual({ ...made, reason: 'On leave' });
  });

  it('is none where it is optional and says nothing', () => {
    for (const blank of [undefined, '', ' ']) expect(withOptionalReason(blank, made)).toEqual(made);
  });
});
