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

/** Key of a rendition, in its owner's folder. A repaired voice file shares its master with the one it was made from. */
export function renditionKey(prompt: { id: string; masterKey: string }, name: string): string {
  const [ownerFolder] = prompt.masterKey.split('masters/');
  return `${ownerFolder}renditions/${prompt.id}/${name}`;
}

/** The prompt that owns an object with such a key. */
export function promptOfKey(key: string): string {
  return key.split('/')[3] ?? '';
}
