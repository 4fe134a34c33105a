import { Button, SimpleGrid, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { fill } from '../../../contract/words/wording.ts';
import { useNow } from '../../lib/clock.ts';
import { useFormats } from '../../lib/formats.ts';
import type { Language } from '../../lib/language.ts';
import { Section } from '../../ui/section.tsx';
import { trialEn } from './words.en.ts';
import { trialZhTw } from './words.zh-tw.ts';

const words = { en: trialEn, 'zh-TW': trialZhTw };
const dayMs = 86_400_000;

/** How long a trial is supported, what ends then, what stays, and the way to a plan (docs/rules.md#qualification). */
export function TrialCard({ until }: { until: string }) {
  const { i18n } = useTranslation();
  const said = words[i18n.language as Language];
  const { promiseDay } = useFormats();
  const now = useNow(60_000);
  const end = Date.parse(until);
  // The end is the midnight after the last day.
  const day = promiseDay(end - 1);
  const days = Math.ceil((end - now) / dayMs);
  const isOver = days <= 0;
  return (
    <Section title={fill(isOver ? said.over : said.left, { day, days })}>
      <Text>{isOver ? said.overText : fill(said.until, { day })}</Text>
      <SimpleGrid cols={{ base: 1, sm: 2 }} my="sm">
        <List title={said.ends} items={said.endsList} />
        <List title={said.stays} items={said.staysList} />
      </SimpleGrid>
      <Button component={Link} to="/contact/sales" variant={isOver ? 'filled' : 'default'}>
        {said.plan}
      </Button>
    </Section>
  );
}

function List({ title, items }: { title: string; items: readonly string[] }) {
  return (
    <div>
      <Text fw={600}>{title}</Text>
      <ul style={{ margin: 0, paddingInlineStart: '1.25rem' }}>
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </div>
  );
}
