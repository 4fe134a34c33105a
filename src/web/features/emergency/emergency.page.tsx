import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { hasRole, useMe } from '../../lib/session.ts';
import { ShiftNotes } from '../../notes/shift-notes.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import { AlarmsSection, alarmsQuery } from './alarms-section.tsx';
import { EndedBroadcasts, endedQuery, OpenBroadcasts, openQuery } from './broadcast-lists.tsx';
import { DraftDialog } from './draft-dialog.tsx';
import { useEmergencyWords } from './emergency-words.ts';
import { FeedSection, feedQuery } from './feed-section.tsx';
import { PasteNotice } from './paste-notice.tsx';
import { countiesQuery, SituationSection } from './situation-section.tsx';
import { StandingAnnouncements, standingQuery } from './standing-announcements.tsx';
import { freshDraft, type TypedDraft } from './typed-draft.ts';
import { WaitingClosures, waitingQuery } from './waiting-closures.tsx';

/** The situation in the 22 counties: what is closed or being prepared, a notice to begin with, and what was. */
export function EmergencyPage() {
  const t = useEmergencyWords();
  const mayDraft = hasRole(useMe(), 'operator');
  const [first, setFirst] = useState<TypedDraft | null>(null);
  const lists = [
    useInfiniteQuery(openQuery),
    useInfiniteQuery(endedQuery),
    useInfiniteQuery(standingQuery),
    useInfiniteQuery(alarmsQuery),
    useInfiniteQuery(waitingQuery),
  ];
  const reads = [...lists, useQuery(countiesQuery), useQuery(feedQuery)];
  // All at once, so that nothing moves while the page is filled.
  const isPending = reads.some((each) => each.isPending);
  const draftOf = (county: string) => setFirst({ ...freshDraft(Date.now()), county });
  const actions = (
    <>
      <Button component={Link} to="/emergency/exercises" variant="default">
        {t('exercises')}
      </Button>
      {mayDraft && (
        <Button leftSection={<Plus size={18} aria-hidden />} onClick={() => setFirst(freshDraft(Date.now()))}>
          {t('draft.open')}
        </Button>
      )}
    </>
  );
  return (
    <>
      <PageHeader title={t('title')} text={t('text')} actions={actions} />
      {isPending ? (
        <ListSkeleton rows={8} />
      ) : (
        <>
          <WaitingClosures mayDecide={mayDraft} />
          <SituationSection onDraft={mayDraft ? draftOf : null} />
          <AlarmsSection />
          <StandingAnnouncements />
          <OpenBroadcasts />
          <PasteNotice onDraft={mayDraft ? setFirst : null} />
          <FeedSection />
          <ShiftNotes />
          <EndedBroadcasts />
        </>
      )}
      <DraftDialog first={first} onClose={() => setFirst(null)} />
    </>
  );
}
