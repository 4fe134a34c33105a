import { TextInput, type TextInputProps } from '@mantine/core';

interface Wish extends Omit<TextInputProps, 'type' | 'value' | 'defaultValue' | 'onChange'> {
  value?: number | '';
  onChange?(value: number | ''): void;
}

/** The browser's own number field: keyboard of figures on a phone, arrows and limits, and nothing to load. */
export function WholeNumberInput({ value, onChange, ...rest }: Wish) {
  return (
    <TextInput
      {...rest}
      type="number"
      inputMode="numeric"
      step={1}
      value={value}
      onChange={({ currentTarget: { valueAsNumber } }) => onChange?.(Number.isNaN(valueAsNumber) ? '' : valueAsNumber)}
    />
  );
}
