import { Anchor, Button, Text } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { AudioLines } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { LineReply } from '../../../contract/lines.contract.ts';
import { phoneNumberText } from '../../../domain/line/phone-number.ts';
import { allItems, editableQueryOf, pagesOf } from '../../lib/api.ts';
import { areaName } from '../../lib/place-names.ts';
import { hasRole, useMe } from '../../lib/session.ts';
import { LineStrip } from '../../lines/line-strip.tsx';
import { ObjectHeader } from '../../ui/object-header.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import { PageSkeleton } from '../../ui/skeletons.tsx';
import { AdjustMenu } from './adjust/adjust-menu.tsx';
import { AskLine } from './ask-line.tsx';
import styles from './customer.module.css';
import { replaceAddress } from './filing.ts';
import { HeardState } from './heard.tsx';
import { HeardAnswer } from './heard-answer.tsx';
import { LineConsent } from './line-consent.tsx';
import { LineHistory } from './line-history.tsx';
import { LineHours } from './line-hours.tsx';
import { LineSlots } from './line-slots.tsx';
import { FoldedPublicHours } from './public-hours/folded-public-hours.tsx';
import { RequestCard } from './request-card.tsx';
import page from './request-page.module.css';
import { useCallersHear } from './use-callers-hear.ts';

function openRequestsOf(lineId: string) {
  return pagesOf('/change-requests', { query: { open: 'true', lineId, limit: 20 } });
}

/** Everything about one line: what it plays, when, open requests and history. */
export function LinePage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const line = useQuery(editableQueryOf('/lines/{id}', { params: { id } }));
  // Also waited for, because a section that appeared later, or higher than its place, would push the rest down.
  const requests = useInfiniteQuery(openRequestsOf(id));
  const heard = useCallersHear(id);
  if (line.isError) {
    return (
      <>
        <PageHeader title={t('customer.requests.line')} back={{ to: '/lines', label: t('customer.line.back') }} />
        <ProblemMessage error={line.error} onRetry={() => void line.refetch()} />
      </>
    );
  }
  if (!line.data || requests.isPending || heard.isPending) return <PageSkeleton />;
  return <LineParts key={id} line={line.data.value} etag={line.data.etag} />;
}

/** Now and this week, then the voice files beside hours, requests and consent, then history. */
function LineParts({ line, etag }: { line: LineReply; etag: string }) {
  const { configuration } = line;
  const isOwner = hasRole(useMe(), 'owner');
  return (
    <>
      <LineHeader line={line} />
      <HeardNow lineId={line.id} />
      {configuration && <LineStrip lineId={line.id} timeZone={line.timeZone} />}
      <div className={page.columns}>
        <div>
          <AskLine lineId={line.id} timeZone={line.timeZone} />
          {configuration && <LineSlots lineId={line.id} prompts={configuration.prompts} />}
        </div>
        <div>
          <LineRequests lineId={line.id} />
          {configuration && <LineHours configuration={configuration} />}
          <LineConsent line={line} etag={etag} />
          {isOwner && <FoldedPublicHours lineId={line.id} label={line.label} />}
        </div>
      </div>
      <div id="history">
        <LineHistory lineId={line.id} />
      </div>
    </>
  );
}

const headTones = { open: 'good', closed: 'neutral', holiday: 'info', emergency: 'bad' } as const;

function LineHeader({ line }: { line: LineReply }) {
  const { t } = useTranslation();
  const heard = useCallersHear(line.id);
  return (
    <ObjectHeader
      kind={t('customer.line.kind', { number: phoneNumberText(line.number) })}
      title={line.label}
      text={areaName(line)}
      state={heard.data && <HeardState state={heard.data.state} />}
      tone={heard.data ? headTones[heard.data.state] : undefined}
      back={{ to: '/lines', label: t('customer.line.back') }}
      actions={
        <>
          <AdjustMenu line={line.id} />
          <Button
            component={Link}
            to={replaceAddress({ from: 'line', line: line.id })}
            leftSection={<AudioLines size={18} aria-hidden />}
          >
            {t('customer.lines.replace')}
          </Button>
        </>
      }
    />
  );
}

function HeardNow({ lineId }: { lineId: string }) {
  const { t } = useTranslation();
  const heard = useCallersHear(lineId);
  return (
    <Section title={t('customer.line.now')}>
      {heard.isError && <ProblemMessage error={heard.error} onRetry={() => void heard.refetch()} />}
      {heard.data && <HeardAnswer heard={heard.data} />}
    </Section>
  );
}

function LineRequests({ lineId }: { lineId: string }) {
  const { t } = useTranslation();
  const requests = useInfiniteQuery(openRequestsOf(lineId));
  const items = allItems(requests.data);
  if (requests.isError) return <ProblemMessage error={requests.error} onRetry={() => void requests.refetch()} />;
  if (items.length === 0) return null;
  return (
    <Section title={t('customer.lines.openRequests')} flush>
      <ul className={styles.rows}>
        {items.map((request) => (
          <RequestCard key={request.id} request={request} showsLine={false} />
        ))}
      </ul>
      {requests.hasNextPage && (
        <Text px="lg" pb="lg">
          <Anchor component={Link} to={`/requests?open=true&line=${lineId}`}>
            {t('customer.lines.allRequests')}
          </Anchor>
        </Text>
      )}
    </Section>
  );
}
