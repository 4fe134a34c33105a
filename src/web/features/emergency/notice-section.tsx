import { Alert, Anchor, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { BroadcastReply } from '../../../contract/broadcasts.contract.ts';
import { queryOf } from '../../lib/api.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import { AnnouncementState } from './announcement-state.tsx';
import { useEmergencyWords } from './emergency-words.ts';
import { SightingsSection } from './sightings-section.tsx';
import { useNoticeWords } from './use-notice-words.ts';

/** The announcement that a broadcast rests on. While its sources disagree, their texts stand here side by side, to be decided at once. */
export function NoticeSection({ id, status }: { id: string; status: BroadcastReply['status'] }) {
  const t = useEmergencyWords();
  const { areaOf, dayOf, saysOf } = useNoticeWords();
  const read = useQuery(queryOf('/announcements/{id}', { params: { id } }));
  const notice = read.data;
  const isDisputed = notice?.state === 'disputed';
  return (
    <>
      <Section title={t('notice.restsOn')}>
        {read.isError && !notice && <ProblemMessage error={read.error} onRetry={() => void read.refetch()} />}
        {read.isPending && <ListSkeleton rows={1} />}
        {notice && (
          <>
            <Group gap="sm">
              <Anchor component={Link} to={`/emergency/announcements/${id}`} fw={600}>
                {areaOf(notice)} · {dayOf(notice)}
              </Anchor>
              <AnnouncementState state={notice.state} />
            </Group>
            <Text size="sm">{saysOf(notice)}</Text>
          </>
        )}
        {isDisputed && (
          <Alert variant="light" color="red" mt="md" title={t('notice.disputed.title')}>
            {t(status === 'stopped' ? 'notice.disputed.stopped' : 'notice.disputed.text')}
          </Alert>
        )}
      </Section>
      {isDisputed && <SightingsSection notice={notice} />}
    </>
  );
}
