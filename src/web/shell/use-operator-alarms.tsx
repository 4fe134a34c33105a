import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { onLiveEvent } from '../lib/live.ts';
import { hasRole, meQuery } from '../lib/session.ts';
import { hideNotice, showNotice } from '../ui/notices.tsx';

const alarms = ['change_request_failed', 'change_request_partial', 'change_request_held'] as const;

/** Shows operators what needs them, on whatever page they are; it stays until dismissed. */
export function useOperatorAlarms(): void {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const me = useQuery(meQuery).data;
  const isOperator = me !== undefined && hasRole(me, 'operator');
  useEffect(() => {
    if (!isOperator) return;
    return onLiveEvent(({ type, subjectId, data }) => {
      const alarm = alarms.find((each) => each === data?.message);
      if (type !== 'operators.alarmed' || !alarm) return;
      const address = `/jobs/${data?.jobId}`;
      const open = (event: React.MouseEvent) => {
        event.preventDefault();
        void hideNotice(subjectId);
        void navigate(address);
      };
      void showNotice({
        id: subjectId,
        title: t(`shell.alarms.${alarm}`),
        message: (
          <Anchor href={address} onClick={open} size="sm">
            {t('shell.alarms.open')}
          </Anchor>
        ),
        color: 'red',
        autoClose: false,
        closeButtonProps: { 'aria-label': t('ui.close') },
      });
    });
  }, [isOperator, navigate, t]);
}
