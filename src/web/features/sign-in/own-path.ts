/**
 * Where to go after the sign-in: only a path of ours, never another site. Read by the browser's own rules, because it takes
 * `\\` for `/` and leaves tabs out; `origin` is this site's.
 */
export function ownPath(next: string | null, origin: string): string {
  if (next === null || !URL.canParse(next, origin)) return '/';
  const url = new URL(next, origin);
  // `/.//evil.example` is ours until its path stands alone.
  const isOurs = url.origin === origin && next.startsWith('/') && !url.pathname.startsWith('//');
  return isOurs ? url.pathname + url.search + url.hash : '/';
}
