/**
 * The path to open after the sign-in: only one of ours, never another site. Parsed by the browser's own rules, because it
 * takes `\\` for `/` and drops tabs; `origin` is this site's.
 */
export function ownPath(next: string | null, origin: string): string {
  if (next === null || !URL.canParse(next, origin)) return '/';
  const url = new URL(next, origin);
  // `/.//evil.example` counts as ours until its path stands alone.
  const isOurs = url.origin === origin && next.startsWith('/') && !url.pathname.startsWith('//');
  return isOurs ? url.pathname + url.search + url.hash : '/';
}
