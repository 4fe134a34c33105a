/** Where an organisation's files lie in the store: never a customer's file name, never another organisation's folder. */
export function masterKey(organisationId: string, promptId: string): string {
  return `organisations/${organisationId}/masters/${promptId}`;
}

export function renditionKey(organisationId: string, promptId: string, name: string): string {
  return `organisations/${organisationId}/renditions/${promptId}/${name}`;
}

/** Everything of an organisation begins with this. */
export function organisationFolder(organisationId: string): string {
  return `organisations/${organisationId}/`;
}

/** The prompt that an object of these belongs to. */
export function promptOfKey(key: string): string {
  return key.split('/')[3] ?? '';
}
