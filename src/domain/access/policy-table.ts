import type { Role } from './role.ts';

/** `holding`: only while the actor holds the job that the thing belongs to. A customer's role never reaches past its own organisation. */
export type Grant = 'yes' | 'holding';
type Row = Partial<Record<Role, Grant>>;

const yes = 'yes';
const holding = 'holding';
const customers: Row = { owner: yes, member: yes };
const allStaff: Row = { agent: yes, technician: yes, operator: yes, sales: yes, admin: yes };
const everybody: Row = { ...customers, ...allStaff };
const desk: Row = { agent: yes, technician: yes, operator: yes, admin: yes };

/**
 * Who may do what (domain.md §1): the only place. `agent` never appears where audio, documents' contents or configuration values
 * are shown; a technician appears there only as `holding`.
 */
export const policyTable = {
  'customer.read': { ...customers, ...allStaff },
  'customer.write': { admin: yes },
  'member.read': { owner: yes, member: yes, admin: yes },
  'member.manage': { owner: yes, admin: yes },
  'staff.manage': { admin: yes },
  'apiKey.manage': { owner: yes, ...allStaff },

  'line.read': { ...customers, ...desk },
  'line.readConfiguration': { ...customers, technician: holding, admin: yes },
  'line.write': { admin: yes },
  'line.setConsent': { owner: yes, admin: yes },
  'line.rollback': { technician: yes },
  'line.resolveDrift': { technician: yes },

  'phoneSystem.read': { technician: yes, operator: yes, admin: yes },
  'phoneSystem.write': { admin: yes },
  'phoneSystem.test': { technician: yes, admin: yes },

  'upload.create': { ...customers, agent: yes, technician: yes },
  'prompt.read': { ...customers, ...desk },
  'prompt.listen': { ...customers, technician: holding },

  'qualification.ask': { ...customers, agent: yes, technician: yes },
  'changeRequest.file': { ...customers, agent: yes, technician: yes },
  'changeRequest.read': { ...customers, ...desk },
  'changeRequest.readContents': { ...customers, technician: holding },
  'changeRequest.cancel': { ...customers, agent: yes },
  'changeRequest.provide': { ...customers, agent: yes },
  'changeRequest.reopen': { ...customers, agent: yes },
  'changeRequest.hold': { technician: holding, operator: yes },
  'changeRequest.resume': { technician: holding, operator: yes },
  'changeRequest.reject': { technician: holding, operator: yes },
  'changeRequest.retry': { technician: holding, operator: yes },
  'changeRequest.approveEmergency': { operator: yes },

  'job.list': { technician: yes, operator: yes, admin: yes },
  'job.read': { technician: yes, operator: yes, admin: yes },
  'job.take': { technician: yes },
  'job.steal': { technician: yes },
  'job.reassign': { operator: yes },
  'job.release': { technician: holding, operator: yes },
  'job.apply': { technician: holding },
  'job.confirm': { technician: holding },
  'job.askCustomer': { technician: holding },
  'job.fail': { technician: holding, operator: yes },

  'announcement.read': { operator: yes, technician: yes, agent: yes, admin: yes },
  'announcement.write': { operator: yes },
  'broadcast.read': { operator: yes, admin: yes },
  'broadcast.write': { operator: yes },
  'broadcast.approve': { operator: yes },

  'calendar.read': everybody,
  'calendar.write': { operator: yes },
  'deadline.compute': everybody,
  'serviceHours.extend': { operator: yes },

  'scope.read': everybody,
  'enquiry.create': { ...customers, agent: yes },
  'enquiry.read': { ...customers, agent: yes },
  'enquiry.answer': { agent: yes },
  'supportSession.start': { ...customers, agent: yes },
  'supportSession.read': { ...customers, agent: yes },
  'supportSession.end': { ...customers, agent: yes },

  'identityCheck.start': { agent: yes, admin: yes },
  'identityCheck.read': { agent: yes, admin: yes },
  'identityCheck.readDocuments': { admin: yes },
  'identityCheck.decide': { admin: yes },

  'quote.request': { ...customers, agent: yes, technician: yes },
  'quote.read': { ...customers, sales: yes, admin: yes },
  'quote.offer': { sales: yes },
  'quote.accept': { owner: yes },
  'quote.decline': { owner: yes },
  'quote.withdraw': { sales: yes },

  'report.read': { operator: yes, admin: yes },
  'event.read': everybody,
  'audit.read': { owner: yes, admin: yes },
  'message.read': { admin: yes },
  'webhook.manage': { owner: yes, admin: yes },
  'queue.dashboard': { admin: yes },
} as const satisfies Record<string, Row>;

export type Action = keyof typeof policyTable;
export const actions = Object.keys(policyTable) as Action[];
