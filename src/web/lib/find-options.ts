import type { ComboboxItem, ComboboxParsedItem, OptionsFilter } from '@mantine/core';
import { isFound, searchKey, searchWishes } from '../../domain/text/search-key.ts';

/**
 * How a select finds its options: by the words of their labels as every search here compares them, and by what `more` gives for a value
 * (keys of a search already).
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
