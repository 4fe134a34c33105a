import { and, eq, inArray } from 'drizzle-orm';
import type { Transaction } from '../../db/database.ts';
import { apiKey, invitation, member, user } from '../../db/schema/access.ts';
import { changeRequest } from '../../db/schema/change-request.ts';
import { customer } from '../../db/schema/customer.ts';
import { line, phoneSystem } from '../../db/schema/line.ts';
import { lineGroup } from '../../db/schema/line-group.ts';
import { prompt } from '../../db/schema/prompt.ts';
import { message } from '../../db/schema/records.ts';
import { webhookEndpoint } from '../../db/schema/webhook.ts';
import type { Actor } from '../../domain/access/actor.ts';
import { can } from '../../domain/access/policy.ts';

/** The subject of audit rows, with its current name. */
export interface NamedSubject {
  id: string;
  name: string | null;
  lineNumber?: string;
  lineLabel?: string;
  slot?: string | null;
}

type Look = (transaction: Transaction, ids: string[], actor: Actor) => Promise<NamedSubject[]>;

export async function namedCustomers({ orm }: Transaction, ids: string[]): Promise<NamedSubject[]> {
  return await orm.select({ id: customer.id, name: customer.name }).from(customer).where(inArray(customer.id, ids));
}

const lines: Look = async ({ orm }, ids) => {
  const rows = await orm
    .select({ id: line.id, lineNumber: line.number, lineLabel: line.label })
    .from(line)
    .where(inArray(line.id, ids));
  return rows.map((row) => ({ ...row, name: null }));
};

const requests: Look = async ({ orm }, ids) => {
  const rows = await orm
    .select({ id: changeRequest.id, slot: changeRequest.slot, lineNumber: line.number, lineLabel: line.label })
    .from(changeRequest)
    .innerJoin(line, eq(line.id, changeRequest.lineId))
    .where(inArray(changeRequest.id, ids));
  return rows.map((row) => ({ ...row, name: null }));
};

const people: Look = async ({ orm }, ids, { organisationId }) => {
  const named = orm.select({ id: user.id, name: user.name }).from(user);
  if (organisationId === null) return await named.where(inArray(user.id, ids));
  // Accounts belong to no organisation; a customer's user sees those that are members.
  return await named
    .innerJoin(member, eq(member.userId, user.id))
    .where(and(inArray(user.id, ids), eq(member.organisationId, organisationId)));
};

const keys: Look = async ({ orm }, ids, { organisationId, userId }) => {
  // Staff see only their own keys, an owner those of the organisation.
  const own = organisationId === null ? eq(apiKey.userId, userId ?? '') : eq(apiKey.organisationId, organisationId);
  return await orm
    .select({ id: apiKey.id, name: apiKey.name })
    .from(apiKey)
    .where(and(inArray(apiKey.id, ids), own));
};

const mails: Look = async ({ orm }, ids, actor) => {
  if (!can(actor, 'message.read', { organisationId: null })) return [];
  return await orm.select({ id: message.id, name: message.recipient }).from(message).where(inArray(message.id, ids));
};

/** By an audit row's `subjectKind`; other kinds have no name. One query each, whatever the number of rows. */
export const subjectLooks: Record<string, Look> = {
  customer: namedCustomers,
  line: lines,
  lineGroup: ({ orm }, ids) =>
    orm.select({ id: lineGroup.id, name: lineGroup.name }).from(lineGroup).where(inArray(lineGroup.id, ids)),
  change_request: requests,
  phone_system: ({ orm }, ids) =>
    orm.select({ id: phoneSystem.id, name: phoneSystem.name }).from(phoneSystem).where(inArray(phoneSystem.id, ids)),
  prompt: ({ orm }, ids) =>
    orm.select({ id: prompt.id, name: prompt.fileName }).from(prompt).where(inArray(prompt.id, ids)),
  user: people,
  invitation: ({ orm }, ids) =>
    orm.select({ id: invitation.id, name: invitation.email }).from(invitation).where(inArray(invitation.id, ids)),
  apiKey: keys,
  webhook: ({ orm }, ids) =>
    orm
      .select({ id: webhookEndpoint.id, name: webhookEndpoint.description })
      .from(webhookEndpoint)
      .where(inArray(webhookEndpoint.id, ids)),
  message: mails,
};
