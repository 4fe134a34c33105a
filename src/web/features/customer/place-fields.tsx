import { Select, SimpleGrid, Skeleton, Text, TextInput } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { phoneNumberText } from '../../../domain/line/phone-number.ts';
import { allItems, queryOf } from '../../lib/api.ts';
import { slotName } from '../../lines/slot-name.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import styles from './customer.module.css';
import { linesQuery } from './line-name.tsx';
import { LineSelect } from './line-select.tsx';
import { SlotSound, slotsOf } from './line-slots.tsx';
import { slotText } from './names.ts';
import { openTwinsOf } from './open-duplicate.tsx';

export interface PlaceFieldsValue {
  lineId: string;
  /** `custom:` while a new slot is being named. */
  slot: string;
  customName: string;
}

export function emptyPlace(lineId: string | null, slot: string | null): PlaceFieldsValue {
  return { lineId: lineId ?? '', slot: slot ?? 'greeting', customName: '' };
}

/** As the contract has it. */
export function isCustomName(name: string): boolean {
  return /^[a-z0-9-]{1,40}$/.test(name);
}

/** Whether everything the place shows at first is loaded; it then stays true, so that the page below does not jump. */
export function usePlaceReady(lineId: string): boolean {
  const wasReady = useRef(false);
  const lines = useInfiniteQuery(linesQuery);
  const line = useQuery({ ...queryOf('/lines/{id}', { params: { id: lineId } }), enabled: lineId !== '' });
  const twins = useQuery({ ...openTwinsOf(lineId), enabled: lineId !== '' });
  wasReady.current ||= !lines.isPending && (lineId === '' || (!line.isPending && !twins.isPending));
  return wasReady.current;
}

/** Chooses the line and the slot, and shows what plays there now. */
export function PlaceFields(parts: {
  value: PlaceFieldsValue;
  /** The place is fixed. */
  fixed: boolean;
  onChange(value: PlaceFieldsValue): void;
}) {
  const { value, fixed, onChange } = parts;
  const { t } = useTranslation();
  const lines = useInfiniteQuery(linesQuery);
  const line = useQuery({
    ...queryOf('/lines/{id}', { params: { id: value.lineId } }),
    enabled: value.lineId !== '',
  });
  if (lines.isError) return <ProblemMessage error={lines.error} onRetry={() => void lines.refetch()} />;
  if (lines.isPending) return null;
  const prompts = line.data?.configuration?.prompts ?? {};
  const slots = [...new Set([...slotsOf(prompts), ...(value.slot === 'custom:' ? [] : [value.slot])])];
  const places = slots.map((slot) => ({ value: slot, label: slotName(t, slot) }));
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <LineSelect
          label={t('customer.replace.line')}
          placeholder={t('customer.replace.choose')}
          description={line.data ? phoneNumberText(line.data.number) : undefined}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          lines={allItems(lines.data)}
          disabled={fixed}
          value={value.lineId || null}
          onChange={(lineId) => lineId && onChange({ ...value, lineId })}
        />
        <Select
          label={t('customer.replace.slot')}
          description={value.slot === 'custom:' ? undefined : slotText(t, value.slot)}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          data={[...places, { value: 'custom:', label: t('customer.replace.newCustom') }]}
          value={value.slot}
          onChange={(slot) => slot && onChange({ ...value, slot })}
          disabled={fixed}
          allowDeselect={false}
        />
      </SimpleGrid>
      {value.slot === 'custom:' && (
        <TextInput
          label={t('customer.replace.customName')}
          description={t('customer.replace.customHint')}
          value={value.customName}
          onChange={(event) => onChange({ ...value, customName: event.currentTarget.value.trim().toLowerCase() })}
          error={value.customName !== '' && !isCustomName(value.customName)}
          maxLength={40}
          spellCheck={false}
        />
      )}
      {line.isError && <ProblemMessage error={line.error} onRetry={() => void line.refetch()} />}
      {line.data && value.slot !== 'custom:' && (
        <div className={styles.box}>
          <Text size="sm" c="dimmed">
            {t('customer.replace.current')}
          </Text>
          <SlotSound lineSlot={value.slot} prompts={prompts} />
        </div>
      )}
      {value.lineId !== '' && line.isPending && <Skeleton height={72} />}
      {allItems(lines.data).length === 0 && <Text c="dimmed">{t('customer.lines.noneText')}</Text>}
    </>
  );
}
