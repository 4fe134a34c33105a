import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { LineReply } from '../../../contract/lines.contract.ts';
import { phoneNumberText } from '../../../domain/line/phone-number.ts';
import { editableQueryOf, queryOf } from '../../lib/api.ts';
import { useFormats } from '../../lib/formats.ts';
import { areaName } from '../../lib/place-names.ts';
import { LineStrip } from '../../lines/line-strip.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Facts, Section } from '../../ui/section.tsx';
import { PageSkeleton } from '../../ui/skeletons.tsx';
import { EditLine } from './edit-line.tsx';
import { LineDays, LineWeek } from './line-days.tsx';
import { LineHistory } from './line-history.tsx';
import { phoneSystemsQuery, SettledBadge } from './lines-table.tsx';
import { RetireLine } from './retire-line.tsx';

/** In a file of its own: hardly any line has left something behind. */
const LineRemovals = lazy(async () => ({ default: (await import('./line-removals.tsx')).LineRemovals }));

/** One line as an admin sees it: terms, hours, and whether the phone system has them. */
export function LinePage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const line = useQuery(editableQueryOf('/lines/{id}', { params: { id } }));
  const back = { to: '/lines', label: t('admin.lines.title') };
  if (line.isError && !line.data) {
    return (
      <>
        <PageHeader title={t('admin.lines.one')} back={back} />
        <ProblemMessage error={line.error} />
      </>
    );
  }
  if (!line.data) return <PageSkeleton />;
  const { value, etag } = line.data;
  return (
    <>
      <PageHeader
        title={phoneNumberText(value.number)}
        text={value.label}
        aside={<SettledBadge line={value} />}
        back={back}
        actions={
          <>
            {value.retiredAt === null && <EditLine line={value} etag={etag} />}
            <RetireLine line={value} />
          </>
        }
      />
      {value.configuration && value.retiredAt === null && <LineStrip key={id} lineId={id} timeZone={value.timeZone} />}
      <Terms line={value} />
      {(value.removals ?? []).length > 0 && (
        <Suspense>
          <LineRemovals line={value} />
        </Suspense>
      )}
      {value.configuration && (
        <>
          <LineWeek weekly={value.configuration.weekly} />
          <LineDays configuration={value.configuration} />
        </>
      )}
      <LineHistory lineId={id} />
    </>
  );
}

function Terms({ line }: { line: LineReply }) {
  const { t } = useTranslation();
  const { dateTime } = useFormats();
  const customer = useQuery(queryOf('/customers/{id}', { params: { id: line.organisationId } }));
  const systems = useQuery(phoneSystemsQuery);
  return (
    <Section title={t('admin.lines.terms')}>
      <Facts
        items={[
          [
            t('admin.customers.one'),
            <Anchor key="customer" component={Link} to={`/customers/${line.organisationId}`}>
              {customer.data?.name ?? '…'}
            </Anchor>,
          ],
          [t('admin.lines.system'), systems.data?.items.find(({ id }) => id === line.phoneSystemId)?.name ?? '…'],
          [t('admin.county'), areaName(line)],
          [t('admin.lines.consent'), t(`admin.consents.${line.emergencyConsent}`)],
          ...(line.contactName && line.contactEmail
            ? [[t('admin.lines.contact'), `${line.contactName} · ${line.contactEmail}`] as const]
            : []),
          [t('admin.lines.revision'), t('admin.lines.version', { number: line.revision })],
          [
            t('admin.lines.settledAt'),
            line.settledAt === null ? t('admin.lines.neverSettled') : dateTime(line.settledAt),
          ],
          ...(line.retiredAt === null ? [] : [[t('admin.lines.retiredSince'), dateTime(line.retiredAt)] as const]),
          ...(line.unknownSince === null
            ? []
            : [[t('admin.lines.unknownSince'), dateTime(line.unknownSince)] as const]),
        ]}
      />
    </Section>
  );
}
