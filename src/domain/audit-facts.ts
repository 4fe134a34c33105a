/** Allowed formats of a fact. A name, an address or a sentence matches none of them. */
const shapes = {
  /** An identifier: UUID. */
  id: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  /** A code of the program: a status, a role, a kind, a file format, a time zone. */
  code: /^[a-zA-Z][a-zA-Z0-9_.:+/-]{0,79}$/,
  /** SHA-256. */
  hash: /^[0-9a-f]{64}$/,
  /** ISO, UTC. */
  instant: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
  date: /^\d{4}-\d\d-\d\d$/,
  /** A program and its version. */
  program: /^[a-zA-Z0-9 .:+~/()_-]{1,200}$/,
} as const;

type Shape = keyof typeof shapes;
type Rule = Shape | 'number' | 'flag' | { list: Shape } | { of: Record<string, Shape> };

/** Every field allowed in `before` and `after` of an audit row, with its format. */
export const auditFacts = {
  answer: 'code',
  audioProfile: 'code',
  changed: { list: 'code' },
  contract: { of: { from: 'date', until: 'date' } },
  date: 'date',
  demo: 'flag',
  dueBy: 'instant',
  effectiveAt: 'instant',
  emergencyConsent: 'code',
  enabled: 'flag',
  engine: 'program',
  entries: 'number',
  environment: 'code',
  escalateAfterMinutes: 'number',
  eventTypes: { list: 'code' },
  extraBusinessDays: 'number',
  failedLines: 'number',
  findings: { list: 'code' },
  formerlyAt: 'instant',
  from: 'instant',
  holder: 'id',
  keptText: { list: 'code' },
  kind: 'code',
  lineId: 'id',
  lines: 'number',
  mergedFrom: 'id',
  mergedInto: 'id',
  moved: 'number',
  nationalVersion: 'program',
  offCause: 'code',
  ok: 'flag',
  onBehalf: 'flag',
  onboardedOn: 'date',
  otherLineIds: { list: 'id' },
  outcome: 'code',
  paused: 'flag',
  phoneSystemId: 'id',
  places: { list: 'code' },
  plan: 'code',
  promptId: 'id',
  proof: 'code',
  rendition: 'code',
  reopenedAs: 'id',
  reopens: 'id',
  returnOf: 'id',
  returnedBy: 'id',
  revertAt: 'instant',
  revision: 'number',
  role: 'code',
  roles: { list: 'code' },
  secondFactor: 'code',
  settings: { list: 'code' },
  sha256: 'hash',
  shifts: 'number',
  size: 'number',
  slot: 'code',
  status: 'code',
  steps: { list: 'hash' },
  timeZone: 'code',
  until: 'instant',
  upTo: 'number',
  verdict: 'code',
  warned: 'code',
  year: 'number',
} as const satisfies Record<string, Rule>;

type ValueOf<Given> = Given extends 'number'
  ? number
  : Given extends 'flag'
    ? boolean
    : Given extends { list: Shape }
      ? readonly string[]
      : Given extends { of: infer Inner }
        ? { readonly [Name in keyof Inner]: string | null }
        : string;

/** Fields that name somebody or something in people's own words: kept beside the audit row, so that they can be deleted. */
export interface AuditNames {
  readonly name?: string | null;
  readonly label?: string | null;
  readonly number?: string | null;
  readonly county?: string | null;
  readonly district?: string | null;
  readonly contactName?: string | null;
  readonly contactEmail?: string | null;
}

/** Everything that people wrote in one audit row. Absent parts never existed. */
export interface AuditWords {
  /** The actor's name; absent for the system. */
  readonly actor?: string;
  readonly reason?: string;
  readonly before?: AuditNames;
  readonly after?: AuditNames;
}

/** Ids, codes, numbers and instants: kept in the audit row for good, because they name nobody. */
export type AuditFacts = { readonly [Name in keyof typeof auditFacts]?: ValueOf<(typeof auditFacts)[Name]> | null } & {
  /** The compiler refuses fields that belong to the names, also in an object from elsewhere. */
  readonly [Name in keyof AuditNames | 'email']?: never;
};

/** The paths of stored facts that break the table above; empty when all are valid. */
export function faultsOfFacts(facts: unknown): string[] {
  if (facts === null || facts === undefined) return [];
  if (typeof facts !== 'object' || Array.isArray(facts)) return ['not an object'];
  return Object.entries(facts).flatMap(([name, value]) => {
    const rule = (auditFacts as Record<string, Rule>)[name];
    if (rule === undefined) return [`${name}: unknown`];
    return value === null || fits(rule, value) ? [] : [`${name}: ${JSON.stringify(value)}`];
  });
}

function fits(rule: Rule, value: unknown): boolean {
  if (rule === 'number') return typeof value === 'number';
  if (rule === 'flag') return typeof value === 'boolean';
  if (typeof rule === 'string') return typeof value === 'string' && shapes[rule].test(value);
  if ('list' in rule) return Array.isArray(value) && value.every((each) => fits(rule.list, each));
  const entries = Object.entries(value as object);
  return entries.every(([name, inner]) => {
    const shape = rule.of[name];
    return shape !== undefined && (inner === null || fits(shape, inner));
  });
}
