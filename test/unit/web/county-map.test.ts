import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { shapesText } from '../../../fixtures/map/county-shapes-text.ts';
import { ringMiddle, simplified } from '../../../fixtures/map/simplify.ts';
import { counties } from '../../../src/domain/line/counties.ts';
import { shippedFile } from '../../../src/shared/project-root.ts';
import { countyShapes, mapSize } from '../../../src/web/features/emergency/map/county-shapes.ts';
import { type County, nextCounty } from '../../../src/web/features/emergency/map/next-county.ts';

const keys = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'];

describe('the map of counties', () => {
  it('has exactly the 22 counties, each with its name inside the drawing', () => {
    expect(Object.keys(countyShapes)).toEqual([...counties]);
    for (const { at, path } of Object.values(countyShapes)) {
      expect(path).toMatch(/^(M[\d.]+[ -][\d.]+l[^Mz]+z)+$/);
      expect(at.every((value, axis) => value > 0 && value < (mapSize[axis] as number))).toBe(true);
    }
  });

  it('draws the far islands in boxes, and is small enough to be loaded at night', () => {
    const boxed = Object.entries(countyShapes).filter(([, { box }]) => box !== undefined);
    expect(boxed.map(([county]) => county).sort()).toEqual(['澎湖縣', '連江縣', '金門縣'].sort());
    const file = readFileSync(shippedFile('src', 'web', 'features', 'emergency', 'map', 'county-shapes.ts'), 'utf8');
    expect(file.length).toBeLessThan(25_000);
    expect(file).toBe(shapesText());
  });

  it('leads with arrow keys to every county, and from its edge nowhere', () => {
    const reached = new Set<County>(['臺北市']);
    for (const county of reached)
      for (const key of keys) {
        const next = nextCounty(county, key);
        if (next) reached.add(next);
      }
    expect([...reached].sort()).toEqual([...counties].sort());
    expect(nextCounty('雲林縣', 'ArrowUp')).toBe('彰化縣');
    expect(nextCounty('花蓮縣', 'ArrowDown')).toBe('臺東縣');
    expect(nextCounty('花蓮縣', 'Enter')).toBeUndefined();
    expect(nextCounty('屏東縣', 'ArrowDown')).toBeUndefined();
  });
});

describe('a line that is simplified', () => {
  it('keeps its ends and its corners, and loses what lies straight between', () => {
    const line = [...[[0, 0] as const, [5, 0.1] as const, [10, 0] as const], [10, 10] as const];
    expect(simplified(line, 1)).toEqual([
      [0, 0],
      [10, 0],
      [10, 10],
    ]);
  });

  it('has its area and its middle, whichever way it runs', () => {
    const square = [[0, 0] as const, [4, 0] as const, [4, 4] as const, [0, 4] as const];
    expect(ringMiddle(square)).toEqual({ area: 16, middle: [2, 2] });
    expect(ringMiddle(square.toReversed())).toEqual({ area: 16, middle: [2, 2] });
  });
});
