import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnectorFactory } from '../../src/connectors/phone-systems/connector-registry.ts';
import { createMemoryPhoneSystem } from '../../src/connectors/phone-systems/memory-connector.ts';
import { phoneSystemSuite } from './phone-system.suite.ts';

const makeConnector = createConnectorFactory();

phoneSystemSuite({
  name: 'memory',
  open: async () => ({ connector: createMemoryPhoneSystem(), close: async () => undefined }),
  openWrong: null,
});

phoneSystemSuite({
  name: 'manual',
  open: async () => ({
    connector: makeConnector({ id: 'manual-1', kind: 'manual', settings: {} }),
    close: async () => undefined,
  }),
  openWrong: null,
});

phoneSystemSuite({
  name: 'directory',
  open: async () => {
    const folder = await mkdtemp(join(tmpdir(), 'directory-connector-'));
    const make = () => makeConnector({ id: 'directory-1', kind: 'directory', settings: { folder } });
    return { connector: make(), reopen: make, close: () => rm(folder, { recursive: true, force: true }) };
  },
  openWrong: async () =>
    makeConnector({ id: 'directory-1', kind: 'directory', settings: { folder: '/nonexistent/folder/of/a/pbx' } }),
});
