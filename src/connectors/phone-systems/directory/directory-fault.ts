import { systemErrorCode } from '../../../shared/system-error.ts';
import { ConnectorError, type ConnectorFault } from '../phone-system.port.ts';

/** What a person must mend: the folder is gone, not a folder, or not ours to write. */
const configurationCodes = new Set([
  'ENOENT',
  'ENOTDIR',
  'EACCES',
  'EPERM',
  'EROFS',
  'ELOOP',
  'ENAMETOOLONG',
  'EISDIR',
]);

function faultOf(code: string | undefined): ConnectorFault {
  // A full disk, a network share that is away, too many open files: the same again later may do.
  return code !== undefined && configurationCodes.has(code) ? 'wrong_configuration' : 'retry';
}

/** Gives a file system's error its class; an error that has one keeps it. */
export function toConnectorError(error: unknown, doing: string): ConnectorError {
  if (error instanceof ConnectorError) return error;
  const code = systemErrorCode(error);
  const reason = code ?? (error instanceof Error ? error.message : String(error));
  return new ConnectorError(faultOf(code), `${doing}: ${reason}`, { cause: error });
}
