import { AppError } from '../../shared/app-error.ts';
import { type Clock, systemClock } from '../../shared/clock.ts';
import { createDirectoryConnector } from './directory/directory-connector.ts';
import { createManualConnector } from './manual/manual-connector.ts';
import {
  ConnectorError,
  type ConnectorFactory,
  type PhoneSystemConnector,
  type PhoneSystemRecord,
} from './phone-system.port.ts';
import {
  type DirectorySettings,
  isPhoneSystemKind,
  type ManualSettings,
  parsePhoneSystemSettings,
} from './phone-system-settings.ts';

function settingsOf({ kind, settings }: PhoneSystemRecord): Record<string, unknown> {
  try {
    return parsePhoneSystemSettings(kind, settings);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const reason = error.errors.map(({ path, message }) => `${path}: ${message}`).join('; ');
    throw new ConnectorError('wrong_configuration', 'unusable_settings', { params: { reason }, cause: error });
  }
}

function connect(system: PhoneSystemRecord, clock: Clock): PhoneSystemConnector {
  const settings = settingsOf(system);
  const { kind } = system;
  if (!isPhoneSystemKind(kind)) throw new ConnectorError('wrong_configuration', 'no_driver', { params: { kind } });
  switch (kind) {
    case 'directory':
      return createDirectoryConnector({ phoneSystemId: system.id, settings: settings as DirectorySettings, clock });
    case 'manual':
      return createManualConnector(settings as ManualSettings);
  }
}

/** Makes connectors for stored phone systems; the caller closes each. */
export function createConnectorFactory({ clock = systemClock }: { clock?: Clock } = {}): ConnectorFactory {
  return (system) => connect(system, clock);
}
