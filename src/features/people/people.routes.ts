import {
  acceptInvitationEndpoint,
  chooseMailEndpoint,
  editMemberEndpoint,
  editStaffEndpoint,
  inviteEndpoint,
  listInvitationsEndpoint,
  listMembersEndpoint,
  listStaffEndpoint,
  removeMemberEndpoint,
  resendInvitationEndpoint,
  revokeInvitationEndpoint,
} from '../../contract/access.contract.ts';
import type { Deps } from '../../deps.ts';
import { created, ok, type Route, route } from '../../http/kit/route.ts';
import { throttle } from '../throttle.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { chooseMail } from './decide-mail.ts';
import { invite } from './invite.ts';
import { listInvitations, revokeInvitation } from './manage-invitations.ts';
import { editMember, listMembers, removeMember } from './manage-members.ts';
import { editStaff, listStaff } from './manage-staff.ts';
import { resendInvitation } from './resend-invitation.ts';

export function peopleRoutes(deps: Deps): Route[] {
  return [
    route(listInvitationsEndpoint, async ({ caller, query }) => ok(await listInvitations(deps, caller, query))),
    route(inviteEndpoint, async ({ caller, body }) => created(await invite(deps, caller, body))),
    route(acceptInvitationEndpoint, async ({ caller, address, body }) => {
      await throttle(deps, { at: 'link', address, account: null, device: null });
      return created(await acceptInvitation(deps, caller, body));
    }),
    route(chooseMailEndpoint, async ({ caller, address, body }) => {
      await throttle(deps, { at: 'link', address, account: null, device: null });
      return ok(await chooseMail(deps, caller, body));
    }),
    route(revokeInvitationEndpoint, async ({ caller, params }) => ok(await revokeInvitation(deps, caller, params.id))),
    route(resendInvitationEndpoint, async ({ caller, params }) => ok(await resendInvitation(deps, caller, params.id))),
    route(listMembersEndpoint, async ({ caller, query }) => ok(await listMembers(deps, caller, query))),
    route(editMemberEndpoint, async ({ caller, params, body }) =>
      ok(await editMember(deps, caller, { userId: params.userId, role: body.role })),
    ),
    route(removeMemberEndpoint, async ({ caller, params }) => {
      await removeMember(deps, caller, params.userId);
      return { status: 204, body: null };
    }),
    route(listStaffEndpoint, async ({ caller, query }) => ok(await listStaff(deps, caller, query))),
    route(editStaffEndpoint, async ({ caller, params, body }) =>
      ok(await editStaff(deps, caller, { userId: params.userId, patch: body })),
    ),
  ];
}
