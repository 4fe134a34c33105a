import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ChangeRequestReply } from '../../../contract/change-requests.contract.ts';
import { behalfChannelNames } from '../../../contract/words/behalf-channels.ts';
import { enquiryNumber } from '../../../domain/enquiry/enquiry-number.ts';
import { queryOf } from '../../lib/api.ts';
import type { Language } from '../../lib/language.ts';
import { Facts } from '../../ui/section.tsx';
import { When } from '../../ui/when.tsx';
import { Folded } from './folded.tsx';
import { LineName } from './line-name.tsx';
import { RequestLink } from './request-link.tsx';

/** What was filed, by whom: for reference, so it is folded. */
export function RequestFacts({ request }: { request: ChangeRequestReply }) {
  const { t, i18n } = useTranslation();
  const { closure, effectiveAt, revertAt, note, reopens, reopenedAs, returnOf } = request;
  const channel = request.onBehalf?.channel ?? null;
  const said = channel && behalfChannelNames[channel][i18n.language as Language];
  const asked = [said, request.onBehalf?.evidence].filter((each) => each).join(': ');
  const question = useQuestionOf(request);
  const instant = (label: string, at: string | null) =>
    at === null ? [] : [[label, <When key={label} at={at} />] as const];
  const link = (label: string, id: string | null) =>
    id === null ? [] : [[label, <RequestLink key={label} id={id} />] as const];
  return (
    <Folded
      title={t('customer.request.facts')}
      open={[note, reopens, reopenedAs, returnOf].some((each) => each !== null)}
    >
      <Facts
        items={[
          [
            t('customer.request.line'),
            <Anchor key="line" component={Link} to={`/lines/${request.lineId}`}>
              <LineName lineId={request.lineId} />
            </Anchor>,
          ],
          [
            t('customer.request.filedBy'),
            request.onBehalf ? t('customer.request.onBehalf', { name: request.filedBy }) : request.filedBy,
          ],
          ...(asked === '' ? [] : [[t('customer.request.asked'), asked, 'words'] as const]),
          [t('customer.request.filedAt'), <When key="filed" at={request.receivedAt} />],
          ...instant(t(closure === null ? 'customer.request.effectiveAt' : 'customer.request.closedAt'), effectiveAt),
          ...instant(t(closure === null ? 'customer.request.revertAt' : 'customer.progress.opens'), revertAt),
          [t('customer.request.number'), request.number],
          ...(note === null ? [] : [[t('customer.request.note'), note, 'words'] as const]),
          ...(question
            ? [[t('customer.request.question'), <QuestionLink key="question" id={question} />] as const]
            : []),
          ...link(t('customer.reopen.of'), reopens),
          ...link(t('customer.reopen.by'), reopenedAs),
          ...link(t('customer.request.returnOf'), returnOf),
        ]}
      />
    </Folded>
  );
}

/** The question that our staff handed over into this request. */
function useQuestionOf({ id, onBehalf }: ChangeRequestReply): string | undefined {
  const read = queryOf('/enquiries', { query: { changeRequestId: id, limit: 1 } });
  return useQuery({ ...read, enabled: onBehalf !== null }).data?.items[0]?.id;
}

function QuestionLink({ id }: { id: string }) {
  return (
    <Anchor component={Link} to={`/enquiries/${id}`} inherit underline="always">
      {enquiryNumber(id)}
    </Anchor>
  );
}
