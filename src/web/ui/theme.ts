import {
  type CSSVariablesResolver,
  createTheme,
  type MantineColorSchemeManager,
  type MantineColorsTuple,
} from '@mantine/core';
import { findOptions } from '../lib/find-options.ts';
import { readStored, writeStored } from '../lib/language.ts';

const brand: MantineColorsTuple = [
  '#e8f6f8',
  '#d2ebef',
  '#a5d6de',
  '#75c1cd',
  '#4fafbe',
  '#359fb0',
  '#1f8c9e',
  '#147e90',
  '#0f7080',
  '#075663',
];

/** Cooler than the library's own greys, so that fields match our surfaces. */
const dark: MantineColorsTuple = [
  '#dde3ea',
  '#c3cbd5',
  '#a3adb9',
  '#7d8896',
  '#3a434e',
  '#2b333d',
  '#171c22',
  '#14181d',
  '#10141a',
  '#0b0e12',
];

export const theme = createTheme({
  primaryColor: 'brand',
  // Shade 8 carries white text with at least 4.5:1 in the colours we fill.
  primaryShade: { light: 8, dark: 8 },
  colors: { brand, dark },
  autoContrast: true,
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontFamily:
    '-apple-system, "Segoe UI", Roboto, "PingFang TC", "Microsoft JhengHei", "Noto Sans TC", "Noto Sans CJK TC", system-ui, sans-serif',
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace',
  headings: {
    fontWeight: '650',
    sizes: { h1: { fontSize: '1.625rem', lineHeight: '1.3' }, h2: { fontSize: '1.125rem', lineHeight: '1.4' } },
  },
  components: {
    // Its focusable placeholder is no item, which a menu must not hold; without it the menu itself has the focus.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    // The library's own grey misses 4.5:1 under a title.
    Notification: { styles: { description: { color: 'var(--mantine-color-dimmed)' } } },
    // Otherwise left out of the tab order: people who use the keyboard could not check what they typed.
    PasswordInput: { defaultProps: { visibilityToggleFocusable: true } },
    Select: { defaultProps: { filter: findOptions() } },
  },
});

/** Mantine's own greys miss 4.5:1 for small text; these do not. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#f7f8fa',
    '--mantine-color-text': '#1b2430',
    '--mantine-color-dimmed': '#56606d',
    '--mantine-color-placeholder': '#69727f',
    '--mantine-color-error': '#c21f2b',
    '--mantine-color-anchor': '#0b6372',
    '--mantine-color-brand-light-color': '#075663',
  },
  dark: {
    '--mantine-color-body': '#14181d',
    '--mantine-color-text': '#dde3ea',
    '--mantine-color-dimmed': '#a3adb9',
    '--mantine-color-placeholder': '#939ca8',
    '--mantine-color-error': '#ff8d92',
    '--mantine-color-anchor': '#6bc5d2',
    '--mantine-color-brand-light-color': '#8fd5df',
    '--mantine-color-default': '#1c2229',
    '--mantine-color-default-border': '#3a434e',
  },
});

/** `public/static/start.js` reads the same key before the first paint. */
const storageKey = 'lineshift-theme';
type Scheme = ReturnType<MantineColorSchemeManager['get']>;

export const schemeManager: MantineColorSchemeManager = {
  get: (fallback) => {
    const stored = readStored(storageKey);
    return stored === 'light' || stored === 'dark' || stored === 'auto' ? stored : fallback;
  },
  set: (value: Scheme) => writeStored(storageKey, value),
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => undefined,
};
