import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { shippedFile } from '../../src/shared/project-root.ts';

interface Entry {
  optionalDependencies?: Record<string, string>;
}

const { packages } = JSON.parse(readFileSync(shippedFile('package-lock.json'), 'utf8')) as {
  packages: Record<string, Entry>;
};

/** The folders in which npm looks for a package: the package's own, and every folder above. */
function placesOf(needed: string, at: string): string[] {
  const places = [at ? `${at}/node_modules/${needed}` : `node_modules/${needed}`];
  for (let place = at; place !== ''; ) {
    const above = place.lastIndexOf('/node_modules/');
    place = above < 0 ? '' : place.slice(0, above);
    places.push(place ? `${place}/node_modules/${needed}` : `node_modules/${needed}`);
  }
  return places;
}

describe('the lock file', () => {
  it('names the packages of every platform, or npm ci refuses it on all of them', () => {
    const missing = Object.entries(packages).flatMap(([at, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter((needed) => !placesOf(needed, at).some((place) => packages[place])),
    );
    expect(Object.keys(packages).length).toBeGreaterThan(300);
    expect(missing).toEqual([]);
  });

  it('names no host', () => {
    expect(readFileSync(shippedFile('package-lock.json'), 'utf8')).not.toMatch(/"resolved": "https?:/);
  });
});
