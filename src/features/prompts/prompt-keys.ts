/** The prefix of all keys of an organisation. */
export function organisationFolder(organisationId: string): string {
  return `organisations/${organisationId}/`;
}

/** The prefix of all keys of the desk's own recordings; `storeId` tells the desks of several databases apart. */
export function deskFolder(storeId: string): string {
  return `desks/${storeId}/`;
}

/** Key of a master in its owner's folder: never a file name that somebody sent, never another owner's folder. */
export function masterKey(ownerFolder: string, promptId: string): string {
  return `${ownerFolder}masters/${promptId}`;
}

/** Key of a rendition, in the folder of its master. */
export function renditionKey(master: string, name: string): string {
  return `${master.replace('/masters/', '/renditions/')}/${name}`;
}

/** The prompt that owns an object with such a key. */
export function promptOfKey(key: string): string {
  return key.split('/')[3] ?? '';
}
