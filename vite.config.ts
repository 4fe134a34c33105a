import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Fields that most pages do not have: those of staff's forms, and those that choose among many. */
const forms = /@mantine[\\/](form[\\/]|core[\\/].*[\\/](PasswordInput|Code)[\\/])/;
const choices =
  /@mantine[\\/]core[\\/].*[\\/](MultiSelect|use-pills-reorder|Pill|PillsInput|Radio|NativeSelect|FileButton)[\\/]/;
/** The pages of days, hours and settings: what they share, but for what other pages show of them. */
const adjust = /customer[\\/]adjust[\\/](?!adjust-menu|changes-section|line-changes|hours-f|week-|day-bar)/;
/** What the page of hours shares with our staff's form alone: one file with the page, not a part of every page of days. */
const hours = /customer[\\/]adjust[\\/](hours(?!-text)|week-|day-bar)/;
/** What few pages need: it comes with them. */
const rare =
  /src[\\/]domain[\\/](text[\\/](plain-text|sensitive[\\/](?!may-be))|line[\\/]districts|qualification[\\/])|core[\\/]esm[\\/]components[\\/](List|Menu|Switch|SegmentedControl|FloatingIndicator)[\\/]|icons[\\/](drama|circle-pause)\.|web[\\/]ui[\\/]opened-menu/;
const desks = ['admin', 'customer', 'operations', 'people', 'technician'];
/** What of the rules only the pages of one desk show. */
const rules: Record<string, string> = {
  admin: String.raw`|domain[\\/]qualification[\\/]qualify\.`,
  customer: String.raw`|domain[\\/]qualification[\\/]qualification-input`,
};

/**
 * A page is one file, and what several pages share comes in a few that last: over HTTP/1.1 a browser asks for six at a
 * time. What the entry imports is gathered with all its imports (`whole`), so that no two files wait for each other.
 * What only one page has is in its own file, but for a few parts that belong together (`all`).
 */
const chunks = (
  [
    {
      name: 'base',
      test: /rolldown[\\/]runtime|node_modules[\\/](react|react-dom|scheduler|react-router|i18next|react-i18next|@tanstack[\\/](react-query|query-core))[\\/]/,
      whole: true,
    },
    // Before the parts: only pages with long lists need it.
    { name: 'tables', test: /src[\\/]web[\\/]ui[\\/]dense-table|@tanstack[\\/](react-virtual|virtual-core)[\\/]/ },
    // Likewise: what the pages of webhooks, of a customer and of the audit show of them.
    { name: 'webhooks', test: /src[\\/](contract[\\/]words|domain|web)[\\/]webhook/ },
    // And what the pages of emergencies share.
    { name: 'emergency', test: /src[\\/](contract[\\/]words|domain)[\\/](broadcast|announcement|exercise)/ },
    // And what the pages of quotes share.
    {
      name: 'quotes',
      test: /src[\\/]((contract[\\/]words|domain)[\\/]quote(?!-status-names|[\\/]redesign-words)|web[\\/]features[\\/]quotes[\\/](?!quotes\.pages))/,
    },
    // And what the pages of questions and of the scope table share.
    {
      name: 'questions',
      test: /src[\\/]((contract[\\/]words|domain)[\\/](scope|enquir(?!y-status-names))|web[\\/]features[\\/]scope[\\/](?!\w+\.pages))/,
    },
    // And what the pages of the situation and of its notices share.
    {
      name: 'situation',
      test: /src[\\/]web[\\/]features[\\/]emergency[\\/]((notice-|feed-|emergency-)?words|typed-draft|draft-dialog|broadcast-state|marked-text|notice-text|use-notice|announcement-state|(situation|emergency)\.module|(use-)?refresh-|standing-|doubts)/,
    },
    // What the frame of staff's desks has besides.
    {
      name: 'staff-frame',
      test: /src[\\/]web[\\/](alarms|shell[\\/](staff-frame|operator-alarms|alarm-sound)|features[\\/]finding[\\/](?!finder-dialog|hit))/,
      all: true,
    },
    {
      name: 'segmented',
      test: /(SegmentedControl|FloatingIndicator)[\\/]|src[\\/]web[\\/]ui[\\/]segmented/,
      all: true,
    },
    // And notes between shifts.
    { name: 'notes', test: /src[\\/]web[\\/]notes[\\/]/ },
    {
      name: 'parts',
      test: (id: string) =>
        !forms.test(id) &&
        !choices.test(id) &&
        !rare.test(id) &&
        !/src[\\/]web[\\/](features|filing-for|lines|people|words|notes|alarms|season|sensitive|raw-format|repair)[\\/]/.test(
          id,
        ),
      whole: true,
    },
    { name: 'forms', test: forms },
    { name: 'choices', test: choices },
    { name: 'hours', test: hours, all: true },
    { name: 'adjust', test: adjust },
    { name: 'lines', test: /src[\\/]web[\\/]lines[\\/](?!words|month-)/ },
    ...desks.map((desk) => ({
      name: desk,
      test: new RegExp(
        String.raw`src[\\/]web[\\/](features[\\/])?${desk}[\\/](?!words|closure[\\/]|consents[\\/]|(use-)?emergency-|line-f(orm|ields)|${desk}\.pages\.ts)${rules[desk] ?? ''}`,
      ),
    })),
  ] as { name: string; test: RegExp | ((id: string) => boolean); whole?: boolean; all?: boolean }[]
).map(({ name, test, whole = false, all = name === 'base' }, place) => ({
  name,
  test,
  priority: 30 - place,
  minShareCount: all ? 1 : 2,
  includeDependenciesRecursively: whole,
}));

/** Files that import each other in a circle draw pages with parts missing, and nothing else tells of it: no such build. */
const noCircles: Plugin = {
  name: 'no-circles',
  generateBundle(_options, bundle) {
    const open: string[] = [];
    const done = new Set<string>();
    const walk = (file: string) => {
      if (open.includes(file)) throw new Error(`files in a circle: ${[...open, file].join(' -> ')}`);
      const chunk = bundle[file];
      if (done.has(file) || chunk?.type !== 'chunk') return;
      open.push(file);
      chunk.imports.forEach(walk);
      open.pop();
      done.add(file);
    };
    Object.keys(bundle).forEach(walk);
  },
};

/** The pages. `npm run dev:web` serves them with hot reload and asks a running Lineshift for everything else. */
export default defineConfig(() => {
  const server = `http://127.0.0.1:${process.env.PORT ?? '3000'}`;
  return {
    root: 'src/web',
    plugins: [react(), noCircles],
    build: {
      outDir: '../../dist/web',
      emptyOutDir: true,
      target: 'es2022',
      // Chromium 123, Firefox 120 and Safari 17.5 know nesting and light-dark().
      cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
      // A data: address would need a hole in the content security policy.
      assetsInlineLimit: 0,
      // All of it is a third of one script, and a page waits for one file instead of a dozen.
      cssCodeSplit: false,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      sourcemap: false,
      chunkSizeWarningLimit: 600,
      rolldownOptions: {
        output: {
          codeSplitting: { groups: chunks },
        },
      },
    },
    server: {
      port: 5173,
      strictPort: true,
      proxy: { '/api': { target: server, changeOrigin: true, headers: { origin: server } } },
    },
  };
});
