import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noOrganisation, systemActor, visitorActor } from '../../../../src/domain/access/actor.ts';
import { authorise, can, visible } from '../../../../src/domain/access/policy.ts';
import { type Action, actions } from '../../../../src/domain/access/policy-table.ts';
import { customerRoles, isStaffRole, type Role, roles, staffRoles } from '../../../../src/domain/access/role.ts';
import { actorOf } from '../support/actors.ts';

const own = { organisationId: 'organisation-1' };
const foreign = { organisationId: 'organisation-2' };
const ours = { organisationId: null };
const desks = { organisationId: null, staffOnly: true };

/** Actions that show audio, contents of documents or configuration values. */
const contents: Action[] = [
  'prompt.listen',
  'line.readConfiguration',
  'changeRequest.readContents',
  'changeRequest.write',
];

function allowedTo(role: Role, resource: Parameters<typeof can>[2] = own): Action[] {
  return actions.filter((action) => can(actorOf(role), action, resource));
}

describe('the policy, role by role', () => {
  it('gives an owner what a member has, and users, keys, webhooks, the audit, reports and consent besides', () => {
    const more = allowedTo('owner').filter((action) => !allowedTo('member').includes(action));
    expect(allowedTo('owner')).toEqual(expect.arrayContaining(allowedTo('member')));
    expect(more.sort()).toEqual(
      [
        ...['apiKey.create', 'apiKey.read', 'apiKey.revoke', 'audit.read', 'line.setConsent', 'member.manage'],
        ...['publicHours.write', 'report.read', 'webhook.read', 'webhook.write'],
      ].sort(),
    );
  });

  it("lets a member file and follow requests, and hear the organisation's prompts", () => {
    const may: Action[] = ['upload.create', 'changeRequest.file', 'prompt.listen', 'line.read'];
    for (const action of may) expect(authorise(actorOf('member'), action, own), action).toBe('allowed');
    const mayNot: Action[] = ['member.manage', 'line.write', 'job.list', 'phoneSystem.read', 'staff.manage'];
    for (const action of mayNot) expect(authorise(actorOf('member'), action, own), action).toBe('forbidden');
  });

  it('shows an agent metadata only, job or not', () => {
    for (const action of contents)
      expect(can(actorOf('agent'), action, { ...own, holdsJob: true }), action).toBe(false);
    expect(can(actorOf('agent'), 'changeRequest.read', own)).toBe(true);
    expect(can(actorOf('agent'), 'line.write', own)).toBe(false);
  });

  it('opens audio and configuration to a technician only while the job is held', () => {
    for (const action of [...contents, 'job.confirm'] as const) {
      expect(can(actorOf('technician'), action, own), action).toBe(false);
      expect(can(actorOf('technician'), action, { ...own, holdsJob: true }), action).toBe(true);
    }
    expect(can(actorOf('operator'), 'prompt.listen', { ...own, holdsJob: true })).toBe(false);
  });

  it('keeps each desk to its own', () => {
    expect(can(actorOf('operator'), 'job.list', ours)).toBe(true);
    expect(can(actorOf('operator'), 'job.take', ours)).toBe(false);
    expect(can(actorOf('sales'), 'customer.read', own)).toBe(true);
    expect(can(actorOf('sales'), 'job.list', ours)).toBe(false);
    expect(can(actorOf('admin'), 'queue.dashboard', ours)).toBe(true);
    expect(can(actorOf('operator'), 'queue.dashboard', ours)).toBe(false);
  });

  it.each([
    // The actor, the owner of the key, and whether the actor may manage it.
    ['owner', { ...own, isOwn: true }, true],
    ['owner', own, true],
    ['owner', foreign, false],
    ['owner', { organisationId: noOrganisation }, false],
    ['member', { ...own, isOwn: true }, false],
    ['member', own, false],
    ...(['agent', 'technician', 'operator', 'sales'] as const).flatMap((role) => [
      [role, { ...ours, isOwn: true }, true] as const,
      [role, ours, false] as const,
      [role, own, false] as const,
    ]),
    ['admin', { ...ours, isOwn: true }, true],
    ['admin', ours, true],
    ['admin', own, true],
  ] as const)('lets %s see and end the key of %j: %s', (role, key, allowed) => {
    for (const action of ['apiKey.read', 'apiKey.revoke'] as const)
      expect(can(actorOf(role), action, key), action).toBe(allowed);
  });

  it.each([
    ['deskPrompt.upload', ['operator', 'admin']],
    ['deskPrompt.read', ['technician', 'operator', 'admin']],
    ['deskPrompt.listen', ['technician', 'operator', 'admin']],
    ['webhook.read', ['operator', 'admin']],
    ['deskWebhook.write', ['operator', 'admin']],
  ] as const)('gives %s to %j, no job needed', (action, who) => {
    expect(roles.filter((role) => can(actorOf(role), action, desks))).toEqual(who);
  });

  it('combines the roles of one person', () => {
    const both = actorOf('sales', { roles: ['sales', 'technician'] });
    expect(can(both, 'job.take', ours)).toBe(true);
    expect(can(both, 'customer.write', own)).toBe(false);
  });
});

describe('the policy for somebody without credentials', () => {
  it('allows no action on anything, whoever owns it and whatever is claimed about it', () => {
    for (const action of actions) {
      for (const resource of [own, foreign, ours, { organisationId: noOrganisation }]) {
        expect(can(visitorActor, action, { ...resource, holdsJob: true }), action).toBe(false);
        expect(authorise(visitorActor, action, resource), action).not.toBe('allowed');
      }
    }
    expect([visible(visitorActor, own), visible(visitorActor, foreign)]).toEqual([false, false]);
  });

  it('has no identity, no role and no organisation that exists, and cannot be given any', () => {
    expect(visitorActor).toEqual({
      kind: 'visitor',
      userId: null,
      name: 'visitor',
      organisationId: noOrganisation,
      roles: [],
    });
    expect(() => Object.assign(visitorActor, { kind: 'system' })).toThrow(TypeError);
    expect(() => (visitorActor.roles as Role[]).push('admin')).toThrow(TypeError);
  });
});

describe('the policy over all roles, actions and owners', () => {
  const role = fc.constantFrom(...roles);
  const action = fc.constantFrom(...actions);
  const holdsJob = fc.boolean();

  it('never lets a customer see that another organisation exists', () => {
    for (const each of customerRoles) {
      for (const anyAction of actions) {
        expect(authorise(actorOf(each), anyAction, { ...foreign, holdsJob: true })).toBe('not_found');
      }
      expect(visible(actorOf(each), foreign)).toBe(false);
    }
  });

  it('never lets a customer see what is for staff only', () => {
    for (const each of customerRoles) {
      for (const anyAction of actions) {
        expect(authorise(actorOf(each), anyAction, { ...desks, holdsJob: true }), anyAction).toBe('not_found');
      }
    }
    expect([visible(visitorActor, desks), visible(actorOf('sales'), desks)]).toEqual([false, true]);
  });

  it('never hides from staff what they may not touch', () => {
    for (const each of staffRoles) {
      for (const anyAction of actions) expect(authorise(actorOf(each), anyAction, foreign)).not.toBe('not_found');
    }
  });

  it('gives nobody anything without a role, and a mixed-up actor neither side', () => {
    for (const anyAction of actions) {
      expect(can(actorOf('admin', { roles: [] }), anyAction, own)).toBe(false);
      expect(can(actorOf('admin', { organisationId: 'organisation-1' }), anyAction, own)).toBe(false);
      expect(can(actorOf('owner', { organisationId: null }), anyAction, ours)).toBe(false);
    }
    expect(visible(actorOf('owner', { organisationId: null }), own)).toBe(false);
  });

  it('lets the product itself do everything', () => {
    for (const anyAction of actions) expect(authorise(systemActor, anyAction, own)).toBe('allowed');
  });

  it('never takes away what was allowed when a role or the job is added', () => {
    fc.assert(
      fc.property(role, role, action, holdsJob, (first, second, asked, holds) => {
        fc.pre(isStaffRole(first) === isStaffRole(second));
        const one = actorOf(first);
        const two = { ...one, roles: [first, second] };
        const resource = { ...own, holdsJob: holds };
        if (can(one, asked, resource)) {
          expect(can(two, asked, resource)).toBe(true);
          expect(can(one, asked, { ...own, holdsJob: true })).toBe(true);
        }
      }),
    );
  });

  it('derives authorise from visible and can only', () => {
    fc.assert(
      fc.property(role, action, fc.constantFrom(own, foreign, ours, desks), holdsJob, (each, asked, owner, holds) => {
        const resource = { ...owner, holdsJob: holds };
        const actor = actorOf(each);
        const answer = authorise(actor, asked, resource);
        expect(answer === 'allowed').toBe(can(actor, asked, resource));
        expect(answer === 'not_found').toBe(!visible(actor, resource));
      }),
    );
  });
});
