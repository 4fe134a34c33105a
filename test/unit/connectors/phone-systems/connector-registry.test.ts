import { describe, expect, it } from 'vitest';
import { createConnectorFactory } from '../../../../src/connectors/phone-systems/connector-registry.ts';
import { toConnectorError } from '../../../../src/connectors/phone-systems/directory/directory-fault.ts';
import { ConnectorError } from '../../../../src/connectors/phone-systems/phone-system.port.ts';
import {
  parsePhoneSystemSettings,
  phoneSystemKinds,
} from '../../../../src/connectors/phone-systems/phone-system-settings.ts';

function faults(kind: string, settings: unknown): string[] {
  try {
    parsePhoneSystemSettings(kind, settings);
    return [];
  } catch (error) {
    expect(error).toMatchObject({ code: 'invalid_input', status: 400 });
    return (error as { errors: { path: string; code: string }[] }).errors.map(({ path, code }) => `${path} ${code}`);
  }
}

describe('settings of a phone system', () => {
  it('are stored with their defaults filled in', () => {
    expect(parsePhoneSystemSettings('directory', { folder: '/srv/pbx' })).toEqual({
      folder: '/srv/pbx',
      keepOldPromptsMinutes: 60,
    });
    expect(parsePhoneSystemSettings('manual', {})).toEqual({ rendition: 'wav8k' });
    expect(phoneSystemKinds).toEqual(['directory', 'manual']);
  });

  it('are refused by field', () => {
    expect(faults('directory', {})).toEqual(['settings.folder invalid_type']);
    expect(faults('directory', { folder: 'relative/path' })).toEqual(['settings.folder not_an_absolute_path']);
    expect(faults('directory', { folder: '/x', foldr: 1, other: 2 })).toEqual([
      'settings.foldr unknown_key',
      'settings.other unknown_key',
    ]);
    expect(faults('directory', { folder: '/x', keepOldPromptsMinutes: 0 })).toEqual([
      'settings.keepOldPromptsMinutes too_small',
    ]);
    expect(faults('manual', { rendition: 'mp3' })).toEqual(['settings.rendition invalid_value']);
    expect(faults('manual', null)).toEqual(['settings invalid_type']);
    expect(faults('fax', {})).toEqual(['kind unknown_kind']);
    expect(faults('toString', {})).toEqual(['kind unknown_kind']);
  });
});

describe('the connector factory', () => {
  const make = createConnectorFactory();

  it('makes a connector of the stored kind', () => {
    expect(make({ id: '1', kind: 'directory', settings: { folder: '/srv' } }).describe().verifiesByReadBack).toBe(true);
    expect(make({ id: '2', kind: 'manual', settings: {} }).describe().appliesByItself).toBe(false);
  });

  it('calls unknown kinds and bad settings a wrong configuration', () => {
    for (const system of [
      { id: '1', kind: 'fax', settings: {} },
      { id: '1', kind: 'directory', settings: { folder: 'x' } },
      { id: '1', kind: 'manual', settings: 'text' },
    ]) {
      expect(() => make(system)).toThrow(ConnectorError);
      expect(() => make(system)).toThrow(expect.objectContaining({ fault: 'wrong_configuration' }));
    }
  });
});

describe('faults of a folder', () => {
  it('go to a person when the same again cannot help, and are tried again otherwise', () => {
    const faultOf = (code: string) => toConnectorError(Object.assign(new Error(code), { code }), 'x').fault;
    const person = ['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM', 'EROFS'];
    const again = ['ENOSPC', 'EDQUOT', 'EIO', 'EBUSY', 'ESTALE', 'EMFILE', 'ETIMEDOUT', 'ESOMETHINGNEW'];
    expect(person.map(faultOf)).toEqual(person.map(() => 'wrong_configuration'));
    expect(again.map(faultOf)).toEqual(again.map(() => 'retry'));
    const known = new ConnectorError('refused', 'only_by_hand');
    expect(toConnectorError(known, 'x')).toBe(known);
    expect(toConnectorError('odd', '/srv/pbx').says).toEqual({
      code: 'folder_failed',
      params: { folder: '/srv/pbx', reason: 'odd' },
    });
    const codeOf = (code: string) => toConnectorError(Object.assign(new Error(code), { code }), 'x').says.code;
    expect(['ENOENT', 'EACCES', 'EDQUOT', 'EIO'].map(codeOf)).toEqual([
      'folder_missing',
      'folder_denied',
      'folder_full',
      'folder_failed',
    ]);
  });
});
