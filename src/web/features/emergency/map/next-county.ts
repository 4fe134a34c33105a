import type { counties } from '../../../../domain/line/counties.ts';
import { countyShapes, mapSize } from './county-shapes.ts';

export type County = (typeof counties)[number];

const directions: Record<string, readonly [x: number, y: number]> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

/** The county that an arrow key leads to: the nearest one in that direction. Undefined at the edge, and for other keys. */
export function nextCounty(from: County, key: string): County | undefined {
  const direction = directions[key];
  if (direction === undefined) return undefined;
  const [x, y] = countyShapes[from].at;
  let best: { county: County; cost: number } | undefined;
  for (const [county, { at }] of Object.entries(countyShapes) as [County, { at: readonly [number, number] }][]) {
    const [stepX, stepY] = [at[0] - x, at[1] - y];
    const ahead = stepX * direction[0] + stepY * direction[1];
    const aside = Math.abs(stepX * direction[1] + stepY * direction[0]);
    if (county === from || ahead <= 0) continue;
    // Straight ahead is nearer than aside, and what lies more aside than ahead comes last.
    const cost = ahead + 2 * aside + (aside > ahead ? mapSize[1] : 0);
    if (best === undefined || cost < best.cost) best = { county, cost };
  }
  return best?.county;
}
