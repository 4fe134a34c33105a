import type { Role } from './role.ts';

/**
 * `holding`: only while the actor holds the job that the thing belongs to; `own`: only what is the actor's own. A customer's role
 * never reaches past its own organisation.
 */
export type Grant = 'yes' | 'holding' | 'own';
type Row = Partial<Record<Role, Grant>>;

const yes = 'yes';
const holding = 'holding';
const own = 'own';
const customers: Row = { owner: yes, member: yes };
const allStaff: Row = { agent: yes, technician: yes, operator: yes, sales: yes, admin: yes };
const everybody: Row = { ...customers, ...allStaff };
const desk: Row = { agent: yes, technician: yes, operator: yes, admin: yes };

/**
 * Who may do what with a thing (docs/access.md#rights). Who may take a step of a request or a job stands in the column `by` of
 * their lifecycles, not here. `agent` never appears where audio, documents' contents or configuration values are shown; a
 * technician appears there only as `holding`, but for the desk's own recordings (docs/decisions/0021-desk-prompts.md). Every row is asked somewhere: a unit test reads the sources.
 */
export const policyTable = {
  'customer.read': { ...customers, ...allStaff },
  'customer.write': { admin: yes },
  'member.read': { owner: yes, member: yes, admin: yes },
  'member.manage': { owner: yes, admin: yes },
  'staff.manage': { admin: yes },
  // An owner manages the organisation's keys, each member of staff their own, an admin everybody's.
  'apiKey.create': { owner: yes, ...allStaff },
  'apiKey.read': { owner: yes, agent: own, technician: own, operator: own, sales: own, admin: yes },
  'apiKey.revoke': { owner: yes, agent: own, technician: own, operator: own, sales: own, admin: yes },

  'webhook.read': { owner: yes, operator: yes, admin: yes },
  'webhook.write': { owner: yes },
  'deskWebhook.write': { operator: yes, admin: yes },

  'line.read': { ...customers, ...desk },
  'line.readConfiguration': { ...customers, technician: holding, admin: yes },
  'line.write': { admin: yes },
  'line.confirmRemoval': { technician: yes, admin: yes },
  'line.setConsent': { owner: yes, admin: yes },

  'publicHours.read': customers,
  'publicHours.write': { owner: yes },

  'lineGroup.read': customers,
  'lineGroup.write': customers,

  'phoneSystem.read': { technician: yes, operator: yes, admin: yes },
  'phoneSystem.write': { admin: yes },
  'phoneSystem.test': { technician: yes, admin: yes },

  'upload.create': { ...customers, agent: yes, technician: yes },
  'prompt.read': { ...customers, ...desk },
  'prompt.repair': customers,
  'prompt.listen': { ...customers, technician: holding },

  'deskPrompt.upload': { operator: yes, admin: yes },
  'deskPrompt.read': { technician: yes, operator: yes, admin: yes },
  'deskPrompt.listen': { technician: yes, operator: yes, admin: yes },

  'changeRequest.file': { ...customers, agent: yes, technician: yes },
  'changeRequest.read': { ...customers, ...desk },
  'changeRequest.readContents': { ...customers, technician: holding },
  'changeRequest.readClosure': { ...customers, operator: yes },
  'changeRequest.write': { ...customers, technician: holding },
  'changeRequest.reopen': { ...customers, agent: yes },

  'attachment.send': { ...customers, agent: yes, technician: yes, sales: yes, admin: yes },

  'quote.file': { ...customers, agent: yes, technician: yes, sales: yes, admin: yes },
  'quote.list': { ...customers, sales: yes, admin: yes },
  // Who takes which step of a quote stands in its lifecycle; this says who may try.
  'quote.step': { ...customers, sales: yes, admin: yes },
  'quote.answerWork': customers,
  'quote.read': { ...customers, sales: yes, admin: yes, technician: holding },
  'quote.write': { ...customers, sales: yes, admin: yes, technician: holding },
  'quote.assess': { sales: yes, admin: yes },
  'quoteRate.read': { sales: yes, admin: yes },
  'quoteRate.write': { admin: yes },

  'scope.read': everybody,
  'scope.write': { admin: yes },

  'enquiry.ask': customers,
  'enquiry.list': { ...customers, agent: yes },
  'enquiry.read': { ...customers, agent: yes },
  // Who takes which step of an enquiry stands in its lifecycle; this says who may try.
  'enquiry.step': { ...customers, agent: yes },
  'enquiry.handOver': { agent: yes },
  'enquiry.report': { agent: yes },

  'job.list': { technician: yes, operator: yes, admin: yes },
  'job.read': { technician: yes, operator: yes, admin: yes },
  'job.take': { technician: yes },
  'job.note': { technician: yes, operator: yes },
  'job.reassign': { operator: yes },
  'job.confirm': { technician: holding },

  'operations.handOver': { operator: yes, admin: yes },
  'operations.readStatus': allStaff,

  'announcement.read': { operator: yes, admin: yes },
  'announcement.write': { operator: yes },

  'calendar.read': everybody,
  'calendar.write': { operator: yes, admin: yes },
  'deadline.compute': everybody,
  'serviceHours.read': everybody,
  'serviceHours.write': { operator: yes, admin: yes },

  'season.read': { ...customers, operator: yes, admin: yes },
  'season.readAll': { operator: yes, admin: yes },
  'season.answer': customers,
  'onCall.read': { operator: yes, admin: yes },
  'onCall.write': { operator: yes, admin: yes },
  'alarm.read': { operator: yes, admin: yes },
  'alarm.acknowledge': { operator: yes, admin: yes },

  // Customers see what became of their own lines; what is planned over others' is ours.
  'broadcast.read': { operator: yes, admin: yes },
  'broadcast.write': { operator: yes },
  'broadcast.readLines': { ...customers, operator: yes, admin: yes },

  'event.read': everybody,
  'audit.read': { owner: yes, admin: yes },
  'report.readQuotes': { sales: yes, admin: yes },
  'report.readEnquiries': { agent: yes, operator: yes, admin: yes },
  'report.read': { owner: yes, operator: yes, admin: yes },
  'search.use': desk,
  'message.read': { admin: yes },
  'queue.dashboard': { admin: yes },
} as const satisfies Record<string, Row>;

export type Action = keyof typeof policyTable;
export const actions = Object.keys(policyTable) as Action[];
