import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { allItems, pagesOf } from '../../lib/api.ts';
import { usePlaceName } from '../../lines/place-name.ts';
import { MoreButton } from '../../ui/more-button.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import { Timeline } from '../../ui/timeline.tsx';

const reasons = ['created', 'change_request', 'revert', 'rollback', 'edited', 'adopted', 'taken_back'] as const;

/** The line's history: which revision, why, by whom, and what it changed. */
export function LineHistory({ lineId }: { lineId: string }) {
  const { t, i18n } = useTranslation();
  const placeName = usePlaceName();
  const revisions = useInfiniteQuery(
    pagesOf('/lines/{id}/revisions', { params: { id: lineId }, query: { limit: 10 } }),
  );
  const list = new Intl.ListFormat(i18n.language, { style: 'narrow', type: 'unit' });
  const items = allItems(revisions.data).map(({ number, reason, state, author, createdAt, diff = [] }) => {
    const known = reasons.find((each) => each === reason);
    const made = known ? t(`admin.lines.reasons.${known}`) : reason;
    const why = state === 'made' ? made : t(`admin.lines.reasons.${state}`);
    // The first revision differs in everything; the page above shows it.
    const touched = number === 1 ? [] : diff.map(placeName);
    return {
      at: createdAt,
      title: `${t('admin.lines.version', { number })} · ${why}`,
      by: author.name,
      ...(touched.length > 0 ? { detail: list.format(touched) } : {}),
    };
  });
  return (
    <Section title={t('admin.lines.history')}>
      {revisions.isError && <ProblemMessage error={revisions.error} onRetry={() => void revisions.refetch()} />}
      {revisions.isPending && <ListSkeleton rows={3} />}
      {items.length > 0 && <Timeline items={items} label={t('admin.lines.history')} />}
      <MoreButton {...revisions} />
    </Section>
  );
}
