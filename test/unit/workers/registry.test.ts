import { describe, expect, it } from 'vitest';
import { jobContracts } from '../../../src/jobs/job-contracts.ts';
import { defineProcessor } from '../../../workers/processor.ts';
import { processors } from '../../../workers/processors/all.ts';
import { buildRegistry } from '../../../workers/registry.ts';
import { ordinaryJob, urgentJob } from '../../support/test-jobs.ts';

const nothing = async () => undefined;
const one = defineProcessor(ordinaryJob, nothing);
const other = defineProcessor(urgentJob, nothing);

describe('the registry of handlers', () => {
  it('has the one handler of each job', () => {
    const registry = buildRegistry([ordinaryJob, urgentJob], [one, other]);
    expect(registry.get('test-ordinary')).toBe(one);
    expect(registry.size).toBe(2);
  });

  it('is complete for the jobs of the product', () => {
    expect([...buildRegistry(jobContracts, processors).keys()].sort()).toEqual(
      jobContracts.map(({ name }) => name).sort(),
    );
  });

  it('refuses to be built when a handler is missing, doubled, or of no job, and names them all', () => {
    expect(() => buildRegistry([ordinaryJob, urgentJob], [one])).toThrow('test-urgent has no handler');
    expect(() => buildRegistry([ordinaryJob], [one, one])).toThrow('test-ordinary has two handlers');
    expect(() => buildRegistry([urgentJob], [one])).toThrow(
      'test-ordinary has no contract; test-urgent has no handler',
    );
  });
});
