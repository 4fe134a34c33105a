import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Search } from 'lucide-react';
import { useState } from 'react';

/** A search field; the server is asked when the person pauses. Undefined while it is empty. */
export function useSearchBox(): { typed: string; type(text: string): void; wish: string | undefined } {
  const [typed, type] = useState('');
  const [settled] = useDebouncedValue(typed.trim(), 200);
  return { typed, type, wish: settled === '' ? undefined : settled };
}

export function SearchBox({ label, typed, type }: { label: string; typed: string; type(text: string): void }) {
  return (
    <TextInput
      inputMode="search"
      aria-label={label}
      placeholder={label}
      leftSection={<Search size={16} aria-hidden />}
      value={typed}
      maxLength={80}
      onChange={(event) => type(event.currentTarget.value)}
    />
  );
}
