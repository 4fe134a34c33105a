import { z } from 'zod';
import { customerRoles, roles, staffRoles } from '../domain/access/role.ts';
import { holdsLink } from '../domain/access/shown-name.ts';
import { endpoint } from './endpoint.ts';
import { idParams, idShape, instantShape, nameText, pageOf, pageQuery } from './shapes.ts';
import { emailInput, newPassword } from './sign-in.contract.ts';

const tag = 'Access';
const language = z.enum(['zh-TW', 'en']);
const personName = nameText(120).refine((name) => !holdsLink(name), { message: 'name_with_link' });
const userParams = z.strictObject({ userId: idShape });
const nothing = { description: 'Done', shape: null };

const meShape = z.object({
  id: idShape,
  name: z.string(),
  email: z.string(),
  roles: z.array(z.enum(roles)),
  organisation: z.nullable(
    z.object({
      ...{ id: idShape, name: z.string(), plan: z.enum(['trial', 'pro', 'enterprise']) },
      /** 24:00 Taipei of the 14th day after onboarding: until then the specialist helps, and a trial is supported. */
      onboardingUntil: instantShape,
    }),
  ),
  /** Null: the browser's language. */
  language: language.nullable(),
  /** Whether the pages' tour was taken or declined. */
  tourDone: z.boolean(),
  /** Staff who still have to set it up can do nothing else before. */
  secondFactor: z.object({ required: z.boolean(), set: z.boolean() }),
});
export type MeReply = z.infer<typeof meShape>;

export const getMeEndpoint = endpoint({
  method: 'get',
  path: '/me',
  tag,
  summary: 'Who am I',
  beforeSecondFactor: true,
  replies: { 200: { description: 'The caller', shape: meShape } },
});

export const editMeEndpoint = endpoint({
  method: 'patch',
  path: '/me',
  tag,
  summary: 'Change the own name, language, or whether the tour is done',
  body: z.strictObject({
    name: personName.optional(),
    language: language.nullable().optional(),
    tourDone: z.boolean().optional(),
  }),
  replies: { 200: { description: 'The caller', shape: meShape } },
});

const sessionShape = z.object({
  id: idShape,
  createdAt: instantShape,
  expiresAt: instantShape,
  ipAddress: z.string().nullable(),
  userAgent: z.string().nullable(),
  /** The session of this call. */
  current: z.boolean(),
});
export type SessionReply = z.infer<typeof sessionShape>;

export const listSessionsEndpoint = endpoint({
  method: 'get',
  path: '/sessions',
  tag,
  summary: 'Sessions of the caller',
  replies: { 200: { description: 'Active sessions', shape: z.object({ items: z.array(sessionShape) }) } },
});

export const revokeSessionEndpoint = endpoint({
  method: 'post',
  path: '/sessions/{id}/revoke',
  tag,
  summary: 'End a session of the caller',
  params: idParams,
  replies: { 204: nothing },
});

const invitationShape = z.object({
  id: idShape,
  email: z.string(),
  roles: z.array(z.string()),
  organisationId: idShape.nullable(),
  /** Null: invited as our own staff. */
  organisationName: z.string().nullable(),
  /** Who invited, by name. */
  invitedBy: z.string().nullable(),
  status: z.enum(['open', 'accepted', 'revoked', 'expired', 'refused']),
  expiresAt: instantShape,
  createdAt: instantShape,
});
export type InvitationReply = z.infer<typeof invitationShape>;

export const listInvitationsEndpoint = endpoint({
  method: 'get',
  path: '/invitations',
  tag,
  summary: 'Invitations of the own organisation; an admin names one or sees all',
  query: z.strictObject({ ...pageQuery, organisationId: idShape.optional() }),
  replies: { 200: { description: 'A page, newest first', shape: pageOf(invitationShape) } },
});

const invitationInput = z.strictObject({
  email: emailInput,
  roles: z.array(z.enum(roles)).min(1).max(staffRoles.length),
  /** Only an admin sets it; an owner invites into the own organisation. */
  organisationId: idShape.optional(),
});
export type InvitationInput = z.infer<typeof invitationInput>;

export const inviteEndpoint = endpoint({
  method: 'post',
  path: '/invitations',
  tag,
  summary: 'Invite somebody by mail: one customer role, or staff roles',
  body: invitationInput,
  creates: true,
  replies: { 201: { description: 'The invitation; its link is in the mail only', shape: invitationShape } },
});

export const revokeInvitationEndpoint = endpoint({
  method: 'post',
  path: '/invitations/{id}/revoke',
  tag,
  summary: 'Revoke an open invitation',
  params: idParams,
  replies: { 200: { description: 'The invitation', shape: invitationShape } },
});

export const resendInvitationEndpoint = endpoint({
  method: 'post',
  path: '/invitations/{id}/resend',
  tag,
  summary: 'Mail a new link, valid for seven days; the earlier one stops working',
  params: idParams,
  replies: { 200: { description: 'The invitation; its link is in the mail only', shape: invitationShape } },
});

export const acceptInvitationEndpoint = endpoint({
  method: 'post',
  path: '/invitations/accept',
  tag,
  summary: 'Create the account that an invitation offers',
  access: 'public',
  body: z.strictObject({ token: z.string().min(20).max(100), name: personName, password: newPassword }),
  replies: {
    201: { description: 'The account; sign in now', shape: z.object({ userId: idShape, email: z.string() }) },
  },
});

const mailChoiceShape = z.object({
  /** The organisation whose invitations are listed; null: our staff's. */
  organisationName: z.string().nullable(),
  refused: z.boolean(),
});
export type MailChoiceReply = z.infer<typeof mailChoiceShape>;

export const chooseMailEndpoint = endpoint({
  method: 'post',
  path: '/invitations/mail-choice',
  tag,
  summary: 'Refuse further invitations by mail from one organisation, or allow them again',
  access: 'public',
  body: z.strictObject({ token: z.string().min(20).max(100), choice: z.enum(['refuse', 'allow']) }),
  replies: { 200: { description: 'The current decision', shape: mailChoiceShape } },
});

const memberShape = z.object({
  userId: idShape,
  organisationId: idShape,
  name: z.string(),
  email: z.string(),
  role: z.enum(customerRoles),
  createdAt: instantShape,
});
export type MemberReply = z.infer<typeof memberShape>;

export const listMembersEndpoint = endpoint({
  method: 'get',
  path: '/members',
  tag,
  summary: 'People of the own organisation; an admin names one or sees all',
  query: z.strictObject({ ...pageQuery, organisationId: idShape.optional() }),
  replies: { 200: { description: 'A page of people', shape: pageOf(memberShape) } },
});

export const editMemberEndpoint = endpoint({
  method: 'patch',
  path: '/members/{userId}',
  tag,
  summary: 'Make somebody an owner or a member',
  params: userParams,
  body: z.strictObject({ role: z.enum(customerRoles) }),
  replies: { 200: { description: 'The person', shape: memberShape } },
});

export const removeMemberEndpoint = endpoint({
  method: 'delete',
  path: '/members/{userId}',
  tag,
  summary: 'Remove somebody from the organisation; sessions and keys end at once',
  params: userParams,
  replies: { 204: nothing },
});

const staffShape = z.object({
  userId: idShape,
  name: z.string(),
  email: z.string(),
  roles: z.array(z.enum(staffRoles)),
  secondFactor: z.boolean(),
  demo: z.boolean(),
  disabledAt: instantShape.nullable(),
});
export type StaffReply = z.infer<typeof staffShape>;

export const listStaffEndpoint = endpoint({
  method: 'get',
  path: '/staff',
  tag,
  summary: 'Staff accounts',
  query: z.strictObject(pageQuery),
  replies: { 200: { description: 'A page of staff', shape: pageOf(staffShape) } },
});

const staffPatch = z.strictObject({
  roles: z.array(z.enum(staffRoles)).min(1).max(staffRoles.length).optional(),
  disabled: z.boolean().optional(),
  /** For somebody who lost phone and backup codes; they set it up again. */
  secondFactor: z.literal('reset').optional(),
  /** Why; it stands in the audit. */
  reason: nameText(500, 3),
});
export type StaffPatch = z.infer<typeof staffPatch>;

export const editStaffEndpoint = endpoint({
  method: 'patch',
  path: '/staff/{userId}',
  tag,
  summary: 'Change roles, disable, or reset the second factor, with a reason; it applies from the next request on',
  params: userParams,
  body: staffPatch,
  replies: { 200: { description: 'The account', shape: staffShape } },
});
