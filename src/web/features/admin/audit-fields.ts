type Facts = Record<string, unknown>;

export interface ChangedField {
  key: string;
  before: unknown;
  after: unknown;
}

function factsOf(value: unknown): Facts {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Facts) : {};
}

/** The differences of two snapshots, field by field; for something new, all fields. */
export function changedFields({ before, after }: { before?: unknown; after?: unknown }): ChangedField[] {
  const [old, now] = [factsOf(before), factsOf(after)];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .map((key) => ({ key, before: old[key] ?? null, after: now[key] ?? null }))
    .filter((field) => JSON.stringify(field.before) !== JSON.stringify(field.after));
}

/** A change without values: earlier versions kept none of names and the like (docs/rules.md#audit). */
export function isSilent(entry: { before?: unknown; after?: unknown }): boolean {
  return entry.before != null && entry.after != null && changedFields(entry).length === 0;
}
