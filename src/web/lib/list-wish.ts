import { useDebouncedValue } from '@mantine/hooks';
import { useSearchParams } from 'react-router';

/** What a list is filtered by, as its address says it; what is not filtered by is left out. */
export function listWish(filter: Partial<Record<string, string>>): string {
  const given = Object.entries(filter).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return new URLSearchParams(given).toString();
}

/**
 * The filters of a list, `''` where nothing is chosen. They are in the address: going back restores them, and they can be shared.
 * `text` is the search `q` once the person pauses, for the server; undefined while it is empty.
 */
export function useListWish<Name extends string>(names: readonly Name[]) {
  const [search, setSearch] = useSearchParams();
  const filter = Object.fromEntries(['q', ...names].map((name) => [name, search.get(name) ?? ''])) as Record<
    Name | 'q',
    string
  >;
  const [text] = useDebouncedValue(filter.q.trim(), 200);
  const setWish = (wish: string) => setSearch(new URLSearchParams(wish), { replace: true, preventScrollReset: true });
  return {
    filter,
    text: text === '' ? undefined : text,
    wish: listWish(filter),
    setWish,
    set: (name: Name | 'q', value: string | null) => setWish(listWish({ ...filter, [name]: value ?? '' })),
  };
}

export type ListWish<Name extends string> = ReturnType<typeof useListWish<Name>>;
