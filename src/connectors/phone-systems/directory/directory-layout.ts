import { join } from 'node:path';
import { ConnectorError } from '../phone-system.port.ts';

/** Paths in a folder that a PBX picks up (docs/phone-systems.md). */
export const promptRendition = 'wav8k';
export const promptFilePattern = /^[0-9a-f]{64}\.wav$/;
export const unfinishedPattern = /^\.[0-9a-f-]{36}\.part$/;

function unusable(value: string): ConnectorError {
  return new ConnectorError('wrong_configuration', 'unusable_name', { params: { value } });
}

export function promptFileName(sha256: string): string {
  const name = `${sha256}.wav`;
  if (!promptFilePattern.test(name)) throw unusable(name);
  return name;
}

/** One folder a line, named by the digits of its number. */
export function lineFolder(root: string, number: string): string {
  if (!/^\+[1-9][0-9]{1,14}$/.test(number)) {
    throw unusable(number);
  }
  return join(root, 'lines', number.slice(1));
}

export function lineFilePath(folder: string): string {
  return join(folder, 'line.json');
}

/** Every delivered prompt once; a line's folder holds hard links (or copies) of its own. */
export function promptPoolPath(root: string, sha256: string): string {
  return join(root, 'prompts', promptFileName(sha256));
}

/** Records a line's number, because read-back asks by line. */
export function indexPath(root: string, lineId: string): string {
  if (!/^[A-Za-z0-9-]{1,64}$/.test(lineId)) {
    throw unusable(lineId);
  }
  return join(root, '.index', lineId);
}

/** The nation's days off, once for all lines. */
export function nationalFilePath(root: string): string {
  return join(root, 'national.json');
}

export function markerPath(root: string): string {
  return join(root, '.lineshift.json');
}
