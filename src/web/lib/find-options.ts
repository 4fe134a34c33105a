import type { ComboboxItem, ComboboxParsedItem, OptionsFilter } from '@mantine/core';
import { isFound, searchKey, searchWishes } from '../../domain/text/search-key.ts';

/**
 * Filters a select's options: by the words of their labels, compared as in every search here, and by what `more` returns
 * for a value (search keys already).
 */
export function findOptions(more: (value: string) => string = () => ''): OptionsFilter {
  return ({ options, search }) => {
    const wishes = searchWishes(search);
    const fits = ({ label, value }: ComboboxItem) => isFound(`${searchKey(label)}\n${more(value)}`, wishes);
    return options.flatMap((option): ComboboxParsedItem | [] => {
      if (!('group' in option)) return fits(option) ? option : [];
      const items = option.items.filter(fits);
      return items.length > 0 ? { ...option, items } : [];
    });
  };
}
