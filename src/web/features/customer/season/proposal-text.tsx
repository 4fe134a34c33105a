import { useTranslation } from 'react-i18next';
import type { SeasonLineReply } from '../../../../contract/season.contract.ts';
import { datedHoursText } from '../../../lines/hours-words.ts';
import { useDatesText } from '../../../lines/place-name.ts';

/** What would be set for a line: where it is from, each day with its hours, and the recording. */
export function ProposalText({ proposal }: { proposal: NonNullable<SeasonLineReply['proposal']> }) {
  const { t } = useTranslation();
  const datesText = useDatesText();
  const days = proposal.days.map((each) => `${datesText(each)}: ${datedHoursText(t, each)}`);
  const plays = proposal.recording === null ? [] : [t('season.plays', { file: proposal.recording })];
  return <>{[t(`season.proposal.${proposal.from}`), ...days, ...plays].join(' · ')}</>;
}
