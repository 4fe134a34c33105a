import { Writable } from 'node:stream';
import { DrizzleQueryError } from 'drizzle-orm/errors';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src/shared/app-error.ts';
import { hideValues } from '../../../src/shared/hide-values.ts';
import { createLogger } from '../../../src/shared/logger.ts';

const secret = 'https://desk.example/accept-invitation?token=open-sesame';

function failedQuery(): Error {
  const refused = Object.assign(new Error('duplicate key value violates unique constraint'), {
    code: '23505',
    detail: `Key (body)=(${secret}) already exists.`,
  });
  return new DrizzleQueryError('insert into message values ($1, $2)', ['a\nb', secret], refused);
}

function logged(write: (logger: ReturnType<typeof createLogger>) => void): string {
  let text = '';
  const sink = new Writable({
    write(chunk, _encoding, done) {
      text += chunk;
      done();
    },
  });
  write(createLogger('info', sink));
  return text;
}

describe('a failed statement', () => {
  it('is told without its values, and still says what failed and where', () => {
    const error = failedQuery();
    expect(error.message).toContain('open-sesame');
    hideValues(new AppError('internal', { status: 500, cause: error }));
    expect(`${error.message} ${error.stack} ${JSON.stringify(error)}`).not.toContain('open-sesame');
    expect(error.message).toContain('insert into message');
    expect(error.stack).toContain('log-redaction.test.ts');
    expect((error.cause as { code?: string }).code).toBe('23505');
  });

  it('leaves no values in the log', () => {
    const text = logged((logger) => logger.error({ err: failedQuery() }, 'request failed'));
    expect(text).toContain('Failed query');
    expect(text).not.toContain('open-sesame');
    const wrapped = new AppError('internal', { status: 500, cause: failedQuery() });
    expect(logged((logger) => logger.error({ err: wrapped }))).not.toContain('open-sesame');
    expect(logged((logger) => logger.child({}).error(failedQuery()))).not.toContain('open-sesame');
  });

  it('leaves errors of other kinds alone', () => {
    expect(hideValues('a text')).toBe('a text');
    const other = new Error('a plain fault');
    expect(hideValues(other)).toBe(other);
    expect(other.message).toBe('a plain fault');
    const circle: Error = new Error('round');
    circle.cause = circle;
    expect(hideValues(circle).message).toBe('round');
  });
});
