import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { meQuery } from './session.ts';

/**
 * A text that somebody types, kept in this tab until it is emptied: a field that goes away with its job comes back with its
 * words. Each person has their own. The key belongs to the place and does not change; null: nothing is kept.
 */
export function useKeptText(key: string | null) {
  const me = useQueryClient().getQueryData(meQuery.queryKey);
  const place = key === null || !me ? null : `typed:${me.id}:${key}`;
  const [text, setText] = useState(() => (place === null ? '' : (sessionStorage.getItem(place) ?? '')));
  useEffect(() => {
    if (place === null) return;
    if (text === '') sessionStorage.removeItem(place);
    else sessionStorage.setItem(place, text);
  }, [place, text]);
  return [text, setText] as const;
}
