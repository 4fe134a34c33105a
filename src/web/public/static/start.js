// Runs before the first paint, so that nobody who chose dark sees a white flash. Inline, the policy would have to allow
// it.
(() => {
  let chosen = 'auto';
  try {
    chosen = localStorage.getItem('lineshift-theme') ?? 'auto';
  } catch {
    // Storage may be forbidden: the system's own choice then.
  }
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
