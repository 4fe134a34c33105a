import { useQuery } from '@tanstack/react-query';
import { queryOf } from '../lib/api.ts';
import { useFormats } from '../lib/formats.ts';

/** A recording by the name its file had, and how long it plays where that is asked for. */
export function PromptName({ promptId, withLength = false }: { promptId: string; withLength?: boolean }) {
  const { data } = useQuery(queryOf('/prompts/{id}', { params: { id: promptId } }));
  const { length } = useFormats();
  const plays = withLength && data?.measurements ? ` (${length(data.measurements.durationSeconds)})` : '';
  return <span style={{ overflowWrap: 'anywhere' }}>{data ? `${data.fileName}${plays}` : '…'}</span>;
}
