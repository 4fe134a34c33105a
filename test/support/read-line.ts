import { createConnectorFactory } from '../../src/connectors/phone-systems/connector-registry.ts';
import type { ActualLine } from '../../src/domain/line/compare-lines.ts';
import type { TestApp } from './app.ts';

/** What the phone system of a line really has for it, read by a connector of its own. */
export async function readLine(app: TestApp, lineId: string): Promise<ActualLine | undefined> {
  const [system] = await app.query(
    'select s.id, s.kind, s.settings from phone_system s join line l on l.phone_system_id = s.id where l.id = $1',
    [lineId],
  );
  const connector = createConnectorFactory()(system);
  const [line] = await connector.readBack([lineId]).finally(() => connector.close());
  return line;
}
