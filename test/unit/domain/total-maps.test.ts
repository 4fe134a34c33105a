import { describe, expect, it } from 'vitest';
import type {
  ChangeRequestCommand,
  ChangeRequestIntent,
  ChangeRequestState,
} from '../../../src/domain/change-request/change-request-state.ts';
import { changeRequestSteps } from '../../../src/domain/change-request/change-request-steps.ts';
import {
  type ChangeRequestAction,
  type ChangeRequestStatus,
  changeRequestActions,
  changeRequestLifecycle,
} from '../../../src/domain/change-request/lifecycle.ts';
import {
  type JobCommand,
  type JobIntent,
  type JobRules,
  type JobState,
  jobActions,
} from '../../../src/domain/job/job-state.ts';
import { jobSteps } from '../../../src/domain/job/job-steps.ts';
import type { LifecycleSteps, LifecycleTable } from '../../../src/domain/lifecycle.ts';
import {
  type ChangeRequestCarriers,
  changeRequestCarriers,
} from '../../../src/features/change-requests/moving/carry-intents.ts';
import { type JobCarriers, jobCarriers } from '../../../src/features/change-requests/moving/carry-job-intents.ts';

/** The compiler is the test here: `npm run typecheck` fails when a line marked as an error compiles. */
describe('maps that must be whole to compile', () => {
  it('has a step for every action', () => {
    const { apply: _apply, ...requestSteps } = changeRequestSteps;
    // @ts-expect-error a request's action without a step
    const request: LifecycleSteps<ChangeRequestState, ChangeRequestCommand, ChangeRequestIntent> = requestSteps;
    const { lapse: _lapse, ...stepsOfJob } = jobSteps;
    // @ts-expect-error a job's action without a step
    const job: LifecycleSteps<JobState, JobCommand, JobIntent, JobRules> = stepsOfJob;
    expect(Object.keys(request).length).toBe(changeRequestActions.length - 1);
    expect(Object.keys(job).length).toBe(jobActions.length - 1);
  });

  it('has a carrier for every intent', () => {
    const { applyChange: _applyChange, ...requestCarriers } = changeRequestCarriers;
    // @ts-expect-error a request's intent that nobody carries out
    const request: ChangeRequestCarriers = requestCarriers;
    const { tellPerson: _tellPerson, ...carriersOfJob } = jobCarriers;
    // @ts-expect-error a job's intent that nobody carries out
    const job: JobCarriers = carriersOfJob;
    expect(Object.keys(request)).not.toContain('applyChange');
    expect(Object.keys(job)).toEqual([]);
  });

  it('has no carrier that does nothing', () => {
    // @ts-expect-error an intent whose carrier takes effect nowhere
    const idle: ChangeRequestCarriers = { ...changeRequestCarriers, applyChange: {} };
    expect(idle.applyChange).toEqual({});
  });

  it('has a row for every status and names only statuses', () => {
    type Table = LifecycleTable<ChangeRequestStatus, ChangeRequestAction>;
    const { failed: _failed, ...rows } = changeRequestLifecycle;
    // @ts-expect-error a status without a row
    const table: Table = rows;
    // @ts-expect-error a cell that leads to a status which does not exist
    const elsewhere: Table = { ...changeRequestLifecycle, failed: { retry: { by: ['operator'], to: ['mended'] } } };
    expect(Object.keys(table).length).toBe(Object.keys(elsewhere).length - 1);
  });
});
