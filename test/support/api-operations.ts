import type { Json } from './app-client.ts';

/** The parts of an OpenAPI operation that tests over all operations need. */
export interface Operation {
  method: string;
  /** Below `/api/v1`. */
  path: string;
  isPublic: boolean;
  /** Requires If-Match. */
  edits: boolean;
  /** Declared success statuses. */
  statuses: string[];
  /** JSON Schema of its JSON body; null without one. */
  body: Json | null;
  bodyRequired: boolean;
  parameters: Json[];
}

const prefix = '/api/v1';

export function operationsOf(document: Json): Operation[] {
  const operations: Operation[] = [];
  for (const [path, item] of Object.entries<Json>(document.paths)) {
    for (const [method, operation] of Object.entries<Json>(item)) {
      const parameters: Json[] = operation.parameters ?? [];
      operations.push({
        method: method.toUpperCase(),
        path: path.slice(prefix.length),
        isPublic: operation.security?.length === 0,
        edits: parameters.some(({ name }) => name === 'If-Match'),
        statuses: Object.keys(operation.responses).filter((status) => /^[123]\d\d$/.test(status)),
        body: operation.requestBody?.content?.['application/json']?.schema ?? null,
        bodyRequired: operation.requestBody?.required === true,
        parameters,
      });
    }
  }
  return operations;
}

/** Valid values by field name, for fields whose schema does not say enough. */
const known: Record<string, unknown> = {
  email: 'somebody@example.com',
  contactEmail: 'somebody@example.com',
  number: '+886912345678',
  county: '臺北市',
  timeZone: 'Asia/Taipei',
  token: 'abcdefghijklmnopqrstuvwxyz',
  password: 'correct horse battery staple',
  slot: 'greeting',
};

/** A body that fits the operation's schema; undefined without one. Ids are those of existing resources where `ids` names them. */
export function exampleBody({ body }: Operation, ids: Record<string, string> = {}): Json | undefined {
  if (body === null) return undefined;
  const named = { lineId: ids.lines, organisationId: ids.customers };
  return exampleOf(body, '', named);
}

/** A required range: its end is after its start. */
const range: Record<string, string> = { from: '2026-03-04T00:00:00+08:00', to: '2026-03-05T00:00:00+08:00' };

export function exampleQuery({ parameters }: Operation): string {
  const wanted = parameters.filter((each) => each.in === 'query' && each.required);
  const pairs = wanted.map(({ name, schema }) => {
    const value = range[name] ?? String(exampleOf(schema, name, {}));
    return `${name}=${encodeURIComponent(value)}`;
  });
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

function exampleOf(schema: Json, name: string, ids: Record<string, string | undefined>): Json {
  if (ids[name] !== undefined) return ids[name];
  if (known[name] !== undefined) return known[name];
  if (schema.examples) return schema.examples[0];
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const [variant] = schema.oneOf ?? schema.anyOf ?? schema.allOf ?? [];
  if (variant) return exampleOf(variant, name, ids);
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type === 'object') return exampleObject(schema, ids);
  if (type === 'array') return schema.minItems ? [exampleOf(schema.items, name, ids)] : [];
  if (type === 'integer' || type === 'number') return schema.minimum ?? 1;
  if (type === 'boolean') return true;
  return exampleText(schema);
}

function exampleObject(schema: Json, ids: Record<string, string | undefined>): Json {
  const required = new Set<string>(schema.required ?? []);
  // An optional field is included as well when nothing is required: an edit must change something. A filing names its line in one of
  // two ways, so that neither is required.
  const entries = Object.entries<Json>(schema.properties ?? {}).filter(
    ([key]) => required.has(key) || required.size === 0 || (key === 'lineId' && required.has('kind')),
  );
  return Object.fromEntries(entries.map(([key, each]) => [key, exampleOf(each, key, ids)]));
}

function exampleText({ format, minLength = 1 }: Json): string {
  if (format === 'uuid') return '01900000-0000-7000-8000-000000000000';
  if (format === 'date') return '2026-03-04';
  if (format === 'date-time') return '2026-03-04T10:00:00+08:00';
  return 'example text'.padEnd(minLength, '.');
}
