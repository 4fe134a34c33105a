import { Button } from '@mantine/core';
import { CircleCheckBig, ListChecks } from 'lucide-react';
import { EmptyState } from '../../ui/empty-state.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { Facts, Section } from '../../ui/section.tsx';
import { ListSkeleton, PageSkeleton } from '../../ui/skeletons.tsx';
import styles from './patterns.module.css';
import { Group, Sample } from './sample.tsx';
import { usePatternWords } from './use-pattern-words.ts';

/** A card with facts, what says that there is nothing, and what stands where something will be. */
export function Places() {
  const { groups, places, tables } = usePatternWords();
  return (
    <Group title={groups.places}>
      <Section title={places.facts} actions={<Button size="xs">{places.begin}</Button>}>
        <Facts
          items={[
            [places.number, '02-5550-1001'],
            [places.zone, places.zoneText],
            [places.note, places.noteText, 'words'],
          ]}
        />
      </Section>
      <div className={styles.two}>
        <Section>
          <EmptyState icon={CircleCheckBig} title={places.calm} text={places.calmText} />
        </Section>
        <Section>
          <EmptyState
            icon={ListChecks}
            title={places.empty}
            text={tables.noneText}
            action={<Button>{places.begin}</Button>}
          />
        </Section>
      </div>
      <Sample name={places.list}>
        <Section flush>
          <ListSkeleton />
          <MoreButton hasNextPage isFetchingNextPage fetchNextPage={() => undefined} />
        </Section>
      </Sample>
      <Sample name={places.page}>
        <PageSkeleton />
      </Sample>
    </Group>
  );
}
