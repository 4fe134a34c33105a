import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { countyName } from '../../../lib/place-names.ts';
import { type CountyNow, type Situation, situationMarks } from '../situation.ts';
import styles from './county-map.module.css';
import { countyShapes, mapSize } from './county-shapes.ts';
import { type County, nextCounty } from './next-county.ts';

/** Drawn over the ground of a county, so that states differ without colour. */
const textures: Partial<Record<Situation, string>> = {
  closed: 'M-1 1l2-2M0 6l6-6M5 7l2-2',
  prepared: 'M0 3h6',
  disputed: 'M0 0l6 6M6 0l-6 6',
  proposed: 'M3 0v6',
  settling: 'M1 2h1M4 5h1',
  announced: 'M0 3h6M3 0v6',
};

/**
 * The 22 counties, far islands in boxes. One is in the tab order; arrow keys go from county to county, Enter and Space choose one.
 */
export function CountyMap(parts: {
  label: string;
  counties: readonly CountyNow[];
  chosen: string | null;
  onChoose(county: County): void;
  /** What a screen reader says of a county. */
  describe(now: CountyNow): string;
}) {
  const { label, counties, chosen, onChoose, describe } = parts;
  const id = useId();
  const drawing = useRef<SVGSVGElement>(null);
  const [focused, setFocused] = useState<County | null>(null);
  const reachable = focused ?? counties.find(({ county }) => county === chosen)?.county ?? '臺北市';
  const press = (event: KeyboardEvent, county: County) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      return onChoose(county);
    }
    const next = nextCounty(county, event.key);
    if (!event.key.startsWith('Arrow')) return;
    event.preventDefault();
    if (next) drawing.current?.querySelector<SVGGElement>(`[data-county="${next}"]`)?.focus();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot hold a drawing's parts
    <svg ref={drawing} viewBox={`0 0 ${mapSize.join(' ')}`} className={styles.map} role="group" aria-label={label}>
      <Textures id={id} />
      {counties.map((now) => (
        // biome-ignore lint/a11y/useSemanticElements: a drawing has no buttons
        <g
          key={now.county}
          role="button"
          data-county={now.county}
          data-situation={now.situation}
          className={styles.county}
          aria-label={describe(now)}
          aria-pressed={now.county === chosen}
          tabIndex={now.county === reachable ? 0 : -1}
          onClick={() => onChoose(now.county)}
          onKeyDown={(event) => press(event, now.county)}
          onFocus={() => setFocused(now.county)}
        >
          <Ground county={now.county} />
          {textures[now.situation] && <Ground county={now.county} fill={`url(#${id}-${now.situation})`} />}
        </g>
      ))}
      {counties.map(
        ({ county }) => (county === chosen || county === focused) && <Outline key={county} county={county} />,
      )}
      <g aria-hidden className={styles.names}>
        {counties.map((now) => (
          <Name key={now.county} now={now} />
        ))}
      </g>
    </svg>
  );
}

function Textures({ id }: { id: string }) {
  return (
    <defs>
      {Object.entries(textures).map(([situation, path]) => (
        <pattern
          key={situation}
          id={`${id}-${situation}`}
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          className={styles.texture}
          data-situation={situation}
        >
          <path d={path} />
        </pattern>
      ))}
    </defs>
  );
}

function Ground({ county, fill }: { county: County; fill?: string }) {
  const { path, box } = countyShapes[county];
  const look = fill === undefined ? {} : { style: { fill } };
  return (
    <>
      {box && <rect x={box[0]} y={box[1]} width={box[2]} height={box[3]} rx="4" {...look} />}
      <path d={path} fillRule="evenodd" className={box && styles.island} {...look} />
    </>
  );
}

function Outline({ county }: { county: County }) {
  const { path, box } = countyShapes[county];
  const edge = box && `M${box[0]} ${box[1]}h${box[2]}v${box[3]}h${-box[2]}z`;
  return <path d={edge ?? path} className={styles.outline} />;
}

/** Without its suffix where the name alone is enough. */
function Name({ now: { county, situation } }: { now: CountyNow }) {
  const [x, y] = countyShapes[county].at;
  const name = countyName(county);
  const isAlone = !/^(新竹|嘉義)/.test(county);
  const short = name.replace(/ County$/, '').replace(isAlone ? / City$|[市縣]$/ : /$^/, '');
  return (
    <text x={x} y={y} data-latin={name !== county}>
      {short}
      {situationMarks[situation] && ` ${situationMarks[situation]}`}
    </text>
  );
}
