import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { queryOf } from '../../lib/api.ts';
import { slotName } from '../../lines/slot-name.ts';
import { replaceAddress } from './filing.ts';

/** Links to a request that restores an earlier recording; nothing where it plays already. */
export function PutBack({ lineId, slot, promptId, label }: Record<'lineId' | 'slot' | 'promptId' | 'label', string>) {
  const { t } = useTranslation();
  const line = useQuery(queryOf('/lines/{id}', { params: { id: lineId } }));
  const prompts = line.data?.configuration?.prompts;
  if (!prompts || prompts[slot] === promptId) return null;
  return (
    <Anchor
      component={Link}
      to={replaceAddress({ from: 'line', line: lineId, slot, recording: promptId })}
      size="sm"
      underline="always"
      aria-label={`${label}: ${slotName(t, slot)}`}
    >
      {label}
    </Anchor>
  );
}
