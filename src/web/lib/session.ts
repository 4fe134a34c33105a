import { type QueryClient, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import type { MeReply } from '../../contract/access.contract.ts';
import { isStaffRole, type Role } from '../../domain/access/role.ts';
import { api, queryOf } from './api.ts';
import { currentLanguage, type Language } from './language.ts';
import { signInCall } from './sign-in-call.ts';
import { loadStaffWords, switchLanguage } from './words.ts';

const read = queryOf('/me');

/** The signed-in person, with the words of their desk. */
export const meQuery = queryOptions({
  ...read,
  queryFn: async ({ signal }) => {
    const me = await api.get('/me', { signal });
    if (me.roles.some(isStaffRole)) await loadStaffWords();
    return me;
  },
});

/** The signed-in person. Pages inside the shell always have one: `useMe()`. */
export function useMe(): MeReply {
  const { data } = useQuery(meQuery);
  if (!data) throw new Error('useMe() is for pages behind the sign-in');
  return data;
}

export function hasRole(me: MeReply, ...roles: readonly Role[]): boolean {
  return me.roles.some((role) => roles.includes(role));
}

/** Clears the cache, loads the person, and switches to their language. */
export async function enterSession(queryClient: QueryClient): Promise<MeReply> {
  queryClient.clear();
  const me = await queryClient.fetchQuery(meQuery);
  if (me.language !== null && me.language !== currentLanguage()) await switchLanguage(me.language);
  return me;
}

/** Signs out here, and clears the page's memory. */
export function useSignOut(): () => Promise<void> {
  return async () => {
    await signInCall('/sign-out', {});
    // A full page load leaves nothing of the person in memory.
    location.assign('/sign-in');
  };
}

/** Switches the language here and in the account; texts from the server are loaded again. */
export function useLanguageSwitch(): (language: Language) => Promise<void> {
  const queryClient = useQueryClient();
  return async (language) => {
    const signedIn = queryClient.getQueryData(meQuery.queryKey) !== undefined;
    await switchLanguage(language);
    if (!signedIn) return;
    // Staff without a second factor may not change their account yet: this device remembers the choice.
    const me = await api.patch('/me', { body: { language } }).catch(() => undefined);
    if (me) queryClient.setQueryData(meQuery.queryKey, me);
    await queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== '/me' });
  };
}
