import styles from './time-strip.module.css';

/**
 * The patterns that tell states apart without colour: open is plain, closed is dotted, a holiday is hatched, an emergency
 * is chequered. One definition for a strip; ids are the page's, so each strip brings its own.
 */
export function StripPatterns({ id }: { id: string }) {
  return (
    <svg className={styles.defs} aria-hidden focusable="false">
      <defs>
        <pattern id={`${id}-closed`} width="8" height="8" patternUnits="userSpaceOnUse">
          <circle cx="2" cy="2" r="0.9" />
          <circle cx="6" cy="6" r="0.9" />
        </pattern>
        <pattern id={`${id}-holiday`} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="2.5" height="7" />
        </pattern>
        <pattern id={`${id}-emergency`} width="10" height="10" patternUnits="userSpaceOnUse">
          <rect width="5" height="5" />
          <rect x="5" y="5" width="5" height="5" />
        </pattern>
      </defs>
    </svg>
  );
}

/** The pattern of a state over its colour. */
export function Pattern({ id, state }: { id: string; state: string }) {
  if (state === 'open') return null;
  return (
    <svg className={styles.pattern} aria-hidden focusable="false">
      <rect width="100%" height="100%" fill={`url(#${id}-${state})`} />
    </svg>
  );
}
