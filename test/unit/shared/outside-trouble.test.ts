import { describe, expect, it } from 'vitest';
import { outsideTroubleOf } from '../../../src/shared/outside-trouble.ts';

function coded(code: string, more: object = {}): Error {
  return Object.assign(new Error(code), { code, ...more });
}

function named(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}

describe('trouble outside the program', () => {
  it.each([
    ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOTFOUND', 'EAI_AGAIN', 'EMFILE'],
    ...['CONNECTION_CLOSED', 'CONNECTION_ENDED', 'CONNECTION_DESTROYED', 'CONNECT_TIMEOUT'],
    ...['57P01', '57P02', '57P03', '57P05', '57014', '25006', '53300', '53200', '40003', '58030'],
    ...['08000', '08001', '08003', '08004', '08006', '08P01'],
  ])('%s: something is away', (code) => {
    expect(outsideTroubleOf(coded(code))).toBe('unavailable');
  });

  it.each(['ENOSPC', 'EDQUOT', '53100'])('%s: no space is left', (code) => {
    expect(outsideTroubleOf(coded(code))).toBe('full');
  });

  it.each(['40001', '40P01', '55P03'])('%s: two transactions collided', (code) => {
    expect(outsideTroubleOf(coded(code))).toBe('contended');
  });

  it.each([
    ['pg', new Error('Connection terminated unexpectedly')],
    ['pg', new Error('timeout exceeded when trying to connect')],
    ['pg', new Error('Query read timeout')],
    ['ioredis', named('MaxRetriesPerRequestError', 'Reached the max retries per request limit')],
    ['ioredis', new Error('Connection is closed.')],
    ['ioredis', new Error('Command timed out')],
    ['Redis', named('ReplyError', 'LOADING Redis is loading the dataset in memory')],
    ['Redis', named('ReplyError', 'MISCONF Redis is configured to save RDB snapshots')],
    ['a socket file that is not there', coded('ENOENT', { syscall: 'connect' })],
  ])('%s: %s', (_who, error) => {
    expect(outsideTroubleOf(error)).toBe('unavailable');
  });

  it('is Redis out of memory', () => {
    expect(outsideTroubleOf(named('ReplyError', 'OOM command not allowed'))).toBe('full');
  });

  it('is found inside wrapping errors', () => {
    const wrapped = new Error('Failed query: select 1', { cause: coded('57P01') });
    expect(outsideTroubleOf(new Error('outer', { cause: wrapped }))).toBe('unavailable');
    expect(outsideTroubleOf(new AggregateError([coded('ECONNREFUSED'), coded('ECONNREFUSED')]))).toBe('unavailable');
  });

  it.each([
    ['a bug', new TypeError('x is not a function')],
    ['a broken statement', coded('42601')],
    ['a row twice', coded('23505')],
    ['a file that is missing', coded('ENOENT', { syscall: 'open' })],
    ['a name of every object', coded('constructor')],
    ['no error at all', 'ECONNRESET'],
    ['nothing', undefined],
  ])('is not %s', (_what, error) => {
    expect(outsideTroubleOf(error)).toBeNull();
  });

  it('ends in a circle of causes', () => {
    const error = new Error('itself');
    error.cause = error;
    expect(outsideTroubleOf(error)).toBeNull();
  });
});
