import { useState } from 'react';
import { readStored, writeStored } from '../lib/language.ts';
import { useMe } from '../lib/session.ts';

/** A filter that somebody named; `wish` is the address's query, as the page writes it. */
export interface SavedFilter {
  name: string;
  wish: string;
}

function read(key: string): readonly SavedFilter[] {
  try {
    const stored: unknown = JSON.parse(readStored(key) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isFilter) : [];
  } catch {
    // Somebody else wrote there: nothing of ours is lost.
    return [];
  }
}

function isFilter(value: unknown): value is SavedFilter {
  const { name, wish } = (value ?? {}) as Partial<SavedFilter>;
  return typeof name === 'string' && typeof wish === 'string';
}

/** The filters that the signed-in person saved for a table on this device. */
export function useSavedFilters(table: string) {
  const key = `lineshift-filters-${table}-${useMe().id}`;
  const [saved, setSaved] = useState(() => read(key));
  const keep = (next: readonly SavedFilter[]) => {
    setSaved(next);
    writeStored(key, JSON.stringify(next));
  };
  return {
    saved,
    save: (filter: SavedFilter) => keep([...saved, filter]),
    forget: (name: string) => keep(saved.filter((each) => each.name !== name)),
  };
}
