import { Radio, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LineReply } from '../../../../contract/lines.contract.ts';

export type Consent = LineReply['emergencyConsent'];
export const consents: readonly Consent[] = ['auto', 'ask', 'never'];

/** Chooses what is done with lines in an emergency; each choice says what it means. */
export function ConsentChoice(parts: {
  value: Consent | null;
  onChange(consent: Consent): void;
  disabled?: boolean;
  label?: string;
  description?: string;
}) {
  const { value, onChange, disabled = false, label, description } = parts;
  const { t } = useTranslation();
  return (
    <Radio.Group
      value={value}
      onChange={(chosen) => onChange(chosen as Consent)}
      label={label ?? t('customer.consent.text')}
      labelProps={{ fw: 400, mb: 'sm' }}
      description={description}
    >
      <Stack gap="sm">
        {consents.map((choice) => (
          <Radio
            key={choice}
            value={choice}
            disabled={disabled}
            label={t(`customer.consent.${choice}`)}
            description={t(`customer.consent.${choice}Text`)}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}
