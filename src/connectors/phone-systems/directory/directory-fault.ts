import type { PhoneSystemCode } from '../../../domain/line/phone-system-says.ts';
import { systemErrorCode } from '../../../shared/system-error.ts';
import { ConnectorError, type ConnectorFault } from '../phone-system.port.ts';

/** What a person must mend: the folder is gone, not a folder, or not ours to write. */
const missing = new Set(['ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG', 'EISDIR']);
const denied = new Set(['EACCES', 'EPERM', 'EROFS']);
const full = new Set(['ENOSPC', 'EDQUOT']);

function faultOf(code: string): [ConnectorFault, PhoneSystemCode] {
  if (missing.has(code)) return ['wrong_configuration', 'folder_missing'];
  if (denied.has(code)) return ['wrong_configuration', 'folder_denied'];
  // A full disk, a network share that is away, too many open files: the same again later may do.
  return ['retry', full.has(code) ? 'folder_full' : 'folder_failed'];
}

/** Gives a file system's error its class; an error that has one keeps it. */
export function toConnectorError(error: unknown, folder: string): ConnectorError {
  if (error instanceof ConnectorError) return error;
  const reason = systemErrorCode(error) ?? (error instanceof Error ? error.message : String(error));
  return new ConnectorError(...faultOf(reason), { params: { folder, reason }, cause: error });
}
