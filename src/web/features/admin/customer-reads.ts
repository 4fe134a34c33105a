import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { pagesOf } from '../../lib/api.ts';
import { phoneSystemsOf } from './lines-table.tsx';

export function linesOf(organisationId: string) {
  return pagesOf('/lines', { query: { limit: 50, organisationId } });
}

export function openRequestsOf(organisationId: string) {
  return pagesOf('/change-requests', { query: { limit: 20, organisationId, open: 'true' } });
}

export function peopleOf(organisationId: string) {
  return pagesOf('/members', { query: { limit: 50, organisationId } });
}

/** Invitations into the organisation, newest first. */
export function invitationsOf(organisationId: string) {
  return pagesOf('/invitations', { query: { limit: 50, organisationId } });
}

/** All of them: an organisation has at most ten. */
export function webhooksOf(organisationId: string) {
  return pagesOf('/webhooks', { query: { limit: 50, organisationId } });
}

/** Whether all lists of a customer's page are loaded, so that they appear together and none pushes another down. */
export function useListsReady(organisationId: string): boolean {
  const lines = useInfiniteQuery(linesOf(organisationId));
  const requests = useInfiniteQuery(openRequestsOf(organisationId));
  const people = useInfiniteQuery(peopleOf(organisationId));
  const invitations = useInfiniteQuery(invitationsOf(organisationId));
  const systems = useQuery(phoneSystemsOf(organisationId));
  return ![lines, requests, people, invitations, systems].some(({ isPending }) => isPending);
}
