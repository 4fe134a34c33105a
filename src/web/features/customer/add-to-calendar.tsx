import { Anchor } from '@mantine/core';
import { CalendarPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ChangeRequestReply } from '../../../contract/change-requests.contract.ts';
import { promisedTimes } from '../../../domain/change-request/promised-times.ts';
import { addressOf } from '../../lib/api.ts';
import styles from './request-times.module.css';

/** What a request promises, as a file for the reader's own calendar; nothing where nothing is promised. */
export function AddToCalendar({ request }: { request: ChangeRequestReply }) {
  const { t } = useTranslation();
  const { id, kind, status, effectiveAt, deadline } = request;
  const times = promisedTimes({
    kind,
    status,
    effectiveAt: effectiveAt === null ? null : new Date(effectiveAt),
    earliestBy: new Date(deadline.earliestBy),
    dueBy: new Date(deadline.dueBy),
  });
  if (times === null || times.withdrawn) return null;
  return (
    <Anchor
      href={addressOf('/change-requests/{id}/promise.ics', { params: { id } })}
      download
      size="sm"
      className={styles.calendar}
    >
      <CalendarPlus size={16} aria-hidden /> {t('customer.request.addToCalendar')}
    </Anchor>
  );
}
