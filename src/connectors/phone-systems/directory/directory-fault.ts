import type { PhoneSystemCode } from '../../../domain/line/phone-system-says.ts';
import { systemErrorCode } from '../../../shared/system-error.ts';
import { ConnectorError, type ConnectorFault } from '../phone-system.port.ts';

/** Only a person can fix these: the folder is gone, not a folder, or not writable by us. */
const missing = new Set(['ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG', 'EISDIR']);
const denied = new Set(['EACCES', 'EPERM', 'EROFS']);
const full = new Set(['ENOSPC', 'EDQUOT']);

function faultOf(code: string): [ConnectorFault, PhoneSystemCode] {
  if (missing.has(code)) return ['wrong_configuration', 'folder_missing'];
  if (denied.has(code)) return ['wrong_configuration', 'folder_denied'];
  // A full disk, a share that is away, too many open files: a later retry may succeed.
  return ['retry', full.has(code) ? 'folder_full' : 'folder_failed'];
}

/** Classifies an error of the file system; a classified one is kept. */
export function toConnectorError(error: unknown, folder: string): ConnectorError {
  if (error instanceof ConnectorError) return error;
  const reason = systemErrorCode(error) ?? (error instanceof Error ? error.message : String(error));
  return new ConnectorError(...faultOf(reason), { params: { folder, reason }, cause: error });
}
