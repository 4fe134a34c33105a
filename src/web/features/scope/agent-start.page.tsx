import { Anchor, Button, Group, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Search, SearchX } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ChangeRequestReply } from '../../../contract/change-requests.contract.ts';
import { fill } from '../../../contract/words/wording.ts';
import { phoneNumberText } from '../../../domain/line/phone-number.ts';
import { queryOf } from '../../lib/api.ts';
import { useFormats } from '../../lib/formats.ts';
import { slotName } from '../../lines/slot-name.ts';
import { TourMark } from '../../shell/tour/tour-mark.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import { CountTile, CountTiles, StartFrame } from '../../ui/start-frame.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import styles from './agent-start.module.css';
import { useEnquiryWords } from './use-enquiry-words.ts';
import { WaitingQuestions } from './waiting-questions.tsx';

/** Agents' start: what waits for an answer, and, while a customer is on the phone, the state of a request by its number. */
export function AgentStartPage() {
  const { words } = useEnquiryWords();
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState('');
  const search = (event: FormEvent) => {
    event.preventDefault();
    setAsked(typed.trim());
  };
  return (
    <StartFrame
      title={words.start.title}
      text={words.start.text}
      tiles={<Counts />}
      waiting={{
        title: words.start.find,
        children: (
          <>
            <form onSubmit={search} className={styles.find}>
              <TourMark on="office.start">
                <Group align="end" gap="sm">
                  <TextInput
                    className={styles.number}
                    label={words.start.number}
                    placeholder="R-7K3M-Q2XD"
                    value={typed}
                    maxLength={40}
                    onChange={(event) => setTyped(event.currentTarget.value)}
                  />
                  <Button type="submit" leftSection={<Search size={16} aria-hidden />}>
                    {words.start.search}
                  </Button>
                </Group>
              </TourMark>
            </form>
            {asked !== '' && <Found number={asked} />}
          </>
        ),
      }}
    >
      <WaitingQuestions />
    </StartFrame>
  );
}

function Counts() {
  const { words } = useEnquiryWords();
  const { waiting, late, answeredInTime, answeredLate } = useQuery(queryOf('/enquiries/figures')).data ?? {};
  return (
    <CountTiles label={words.start.counts}>
      <CountTile label={words.start.late} value={late} tone="bad" to="/enquiries" />
      <CountTile label={words.start.waiting} value={waiting} tone="info" to="/enquiries" />
      <CountTile label={words.start.answeredInTime} value={answeredInTime} />
      <CountTile label={words.start.answeredLate} value={answeredLate} tone="warn" />
    </CountTiles>
  );
}

function Found({ number }: { number: string }) {
  const { words } = useEnquiryWords();
  const found = useQuery(queryOf('/change-requests', { query: { q: number, limit: 10 } }));
  if (found.isError) return <ProblemMessage error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <ListSkeleton rows={1} rowHeight={72} />;
  if (found.data.items.length === 0)
    return <EmptyState icon={SearchX} title={words.start.none} text={words.start.noneText} />;
  return (
    <ul className={styles.found} aria-label={words.start.found}>
      {found.data.items.map((request) => (
        <Request key={request.id} request={request} />
      ))}
    </ul>
  );
}

function Request({ request }: { request: ChangeRequestReply }) {
  const { t } = useTranslation();
  const { words } = useEnquiryWords();
  const { promise } = useFormats();
  const line = request.lines[0];
  return (
    <li>
      <Group gap="sm">
        <Anchor component={Link} to={`/requests/${request.id}`} fw={600}>
          {request.number}
        </Anchor>
        <StatusBadge status={request.status} />
      </Group>
      <Text size="sm" c="dimmed">
        {[line && phoneNumberText(line.number), request.slot && slotName(t, request.slot)].filter(Boolean).join(' · ')}
      </Text>
      <Text size="sm">
        {request.completedAt
          ? fill(words.start.live, { at: promise(request.completedAt) })
          : fill(words.start.due, { at: promise(request.deadline.dueBy) })}
      </Text>
    </li>
  );
}
