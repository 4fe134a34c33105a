import { ConnectorError, type Health } from '../connectors/phone-systems/phone-system.port.ts';
import type { Deps } from '../deps.ts';
import type { VersionedPhoneSystem } from './connectors/open-connectors.ts';

/**
 * Asks a phone system whether it can be reached and written, within a call's time limit and outside any transaction. One whose
 * stored settings no longer fit its driver answers `ok: false` like one that is away. @throws the reason of an aborted `signal`.
 */
export async function askHealth(deps: Deps, system: VersionedPhoneSystem, signal: AbortSignal): Promise<Health> {
  try {
    return await deps.connectors.withConnector(system, { signal }, (connector) => connector.health());
  } catch (error) {
    if (error instanceof ConnectorError) return { ok: false, says: error.says };
    throw error;
  }
}
