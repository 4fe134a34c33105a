/** Keys of an organisation's files in the store: never a customer's file name, never another organisation's folder. */
export function masterKey(organisationId: string, promptId: string): string {
  return `organisations/${organisationId}/masters/${promptId}`;
}

export function renditionKey(organisationId: string, promptId: string, name: string): string {
  return `organisations/${organisationId}/renditions/${promptId}/${name}`;
}

/** The prefix of all keys of an organisation. */
export function organisationFolder(organisationId: string): string {
  return `organisations/${organisationId}/`;
}

/** The prompt that owns an object with such a key. */
export function promptOfKey(key: string): string {
  return key.split('/')[3] ?? '';
}
