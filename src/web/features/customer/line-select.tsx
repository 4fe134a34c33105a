import { type ComboboxItem, Select, type SelectProps } from '@mantine/core';
import type { LineReply } from '../../../contract/lines.contract.ts';
import { phoneNumberText } from '../../../domain/line/phone-number.ts';
import { phoneSearchText } from '../../../domain/text/search-key.ts';
import { findOptions } from '../../lib/find-options.ts';
import { TwoLines } from '../../ui/two-lines.tsx';

type Wish = Omit<SelectProps, 'data' | 'filter' | 'renderOption' | 'searchable' | 'allowDeselect'> & {
  lines: readonly LineReply[];
  /** An option before the lines: "all lines". */
  first?: ComboboxItem;
};

/** Chooses a line by its name; the number is shown below it in the list and can be searched. */
export function LineSelect({ lines, first, ...rest }: Wish) {
  const numbers = new Map(lines.map(({ id, number }) => [id, phoneNumberText(number)]));
  return (
    <Select
      {...rest}
      data={[...(first ? [first] : []), ...lines.map(({ id, label }) => ({ value: id, label }))]}
      renderOption={({ option }) =>
        numbers.has(option.value) ? <TwoLines main={option.label} below={numbers.get(option.value)} /> : option.label
      }
      allowDeselect={false}
      searchable={lines.length > 8}
      filter={findOptions((id) => phoneSearchText(lines.find((line) => line.id === id)?.number ?? ''))}
    />
  );
}
