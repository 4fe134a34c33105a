import { AppError } from '../../shared/app-error.ts';
import { type Clock, systemClock } from '../../shared/clock.ts';
import { createDirectoryConnector, directoryCapabilities } from './directory/directory-connector.ts';
import { createManualConnector, handWorkOf, manualCapabilities } from './manual/manual-connector.ts';
import {
  type Capabilities,
  ConnectorError,
  type ConnectorFactory,
  type PhoneSystemCatalogue,
  type PhoneSystemConnector,
  type PhoneSystemRecord,
} from './phone-system.port.ts';
import {
  type DirectorySettings,
  isPhoneSystemKind,
  type ManualSettings,
  type PhoneSystemKind,
  parsePhoneSystemSettings,
  phoneSystemKinds,
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

const capabilities: Record<PhoneSystemKind, Capabilities> = {
  directory: directoryCapabilities,
  manual: manualCapabilities,
};

/** The kinds of phone system that there is a driver for. */
export const phoneSystemCatalogue: PhoneSystemCatalogue = {
  kinds: phoneSystemKinds,
  capabilitiesOf: (kind) => (isPhoneSystemKind(kind) ? capabilities[kind] : null),
  handWorkOf: (system) => (system.kind === 'manual' ? handWorkOf(settingsOf(system) as ManualSettings) : null),
};

/** Makes connectors for stored phone systems; the caller closes each. */
export function createConnectorFactory({ clock = systemClock }: { clock?: Clock } = {}): ConnectorFactory {
  return (system) => connect(system, clock);
}
