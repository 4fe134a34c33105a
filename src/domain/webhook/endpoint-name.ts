/** An endpoint's name for people: what they call it, else where it is. */
export function endpointName({ description, url }: { description: string; url: string }): string {
  return description === '' ? new URL(url).host : description;
}
