import { Checkbox, Input, SegmentedControl, Select, SimpleGrid, Text } from '@mantine/core';
import { useId } from 'react';
import { counties } from '../../../domain/line/counties.ts';
import { districtsOf } from '../../../domain/line/districts.ts';
import { areaName, countyName } from '../../lib/place-names.ts';
import { useEmergencyWords } from './emergency-words.ts';
import type { TypedDraft } from './typed-draft.ts';

/**
 * Which lines: of a county, of one of its districts, or of the whole country, which takes a second yes. What rests on an announcement has the
 * area of the announcement.
 */
export function AreaFields({ typed, onChange }: { typed: TypedDraft; onChange(changed: Partial<TypedDraft>): void }) {
  const t = useEmergencyWords();
  const id = useId();
  const { county, district } = typed;
  if (typed.announcementId !== null && county !== null)
    return (
      <Input.Wrapper label={t('draft.area')} description={t('draft.areaOfNotice')} labelElement="div">
        <Text fw={600}>{areaName({ county, district })}</Text>
      </Input.Wrapper>
    );
  return (
    <>
      <Input.Wrapper label={t('draft.area')} labelElement="div" labelProps={{ id }}>
        <SegmentedControl
          fullWidth
          aria-labelledby={id}
          value={typed.isCountry ? 'country' : 'county'}
          onChange={(value) => onChange({ isCountry: value === 'country', isSure: false })}
          data={(['county', 'country'] as const).map((value) => ({ value, label: t(`draft.areas.${value}`) }))}
        />
      </Input.Wrapper>
      {typed.isCountry ? (
        <Checkbox
          label={t('draft.sure')}
          checked={typed.isSure}
          onChange={({ currentTarget: { checked } }) => onChange({ isSure: checked })}
        />
      ) : (
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <Select
            label={t('draft.county')}
            placeholder={t('draft.choose')}
            data={counties.map((value) => ({ value, label: countyName(value) }))}
            value={typed.county}
            onChange={(county) => onChange({ county, district: null })}
            searchable
            required
          />
          <Select
            label={t('draft.district')}
            placeholder={t('draft.allDistricts')}
            data={districtsOf(typed.county ?? '')}
            value={typed.district}
            onChange={(district) => onChange({ district })}
            disabled={typed.county === null}
            searchable
            clearable
            clearButtonProps={{ 'aria-label': t('draft.allDistricts') }}
          />
        </SimpleGrid>
      )}
    </>
  );
}
