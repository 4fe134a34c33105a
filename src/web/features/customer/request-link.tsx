import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import { requestNumber } from '../../../domain/change-request/request-number.ts';

/** Another request, by its number. */
export function RequestLink({ id }: { id: string }) {
  return (
    <Anchor component={Link} to={`/requests/${id}`} inherit underline="always">
      {requestNumber(id)}
    </Anchor>
  );
}
