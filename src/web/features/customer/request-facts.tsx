import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ChangeRequestReply } from '../../../contract/change-requests.contract.ts';
import { Facts } from '../../ui/section.tsx';
import { When } from '../../ui/when.tsx';
import { Folded } from './folded.tsx';
import { LineName } from './line-name.tsx';
import { RequestLink } from './request-link.tsx';

/** What was filed, by whom: for reference, so it is folded. */
export function RequestFacts({ request }: { request: ChangeRequestReply }) {
  const { t } = useTranslation();
  const { effectiveAt, revertAt, note, reopens, reopenedAs, returnOf } = request;
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
          [t('customer.request.filedAt'), <When key="filed" at={request.receivedAt} />],
          ...instant(t('customer.request.effectiveAt'), effectiveAt),
          ...instant(t('customer.request.revertAt'), revertAt),
          [t('customer.request.number'), request.number],
          ...(note === null ? [] : [[t('customer.request.note'), note, 'words'] as const]),
          ...link(t('customer.reopen.of'), reopens),
          ...link(t('customer.reopen.by'), reopenedAs),
          ...link(t('customer.request.returnOf'), returnOf),
        ]}
      />
    </Folded>
  );
}
