import { z } from 'zod';
import { countyInput } from './customers.contract.ts';
import { endpoint } from './endpoint.ts';
import { idShape, searchText } from './shapes.ts';

/** Bytes and rows of a table of lines or customers. */
export const largestTable = 2 * 1_048_576;
export const mostTableRows = 5_000;

const importRowShape = z.object({
  /** In the file; the heads are row 1. */
  row: z.number().int(),
  /** The line's number or the customer's name, as it is written in the file. */
  name: z.string(),
  /** Null for one that would be added. */
  id: idShape.nullable(),
  outcome: z.enum(['added', 'changed', 'unchanged', 'refused']),
  changes: z.array(z.object({ field: z.string(), from: z.string().nullable(), to: z.string().nullable() })),
  /** What is wrong and what to do, in the reader's language. */
  faults: z.array(z.object({ field: z.string(), code: z.string(), message: z.string() })),
});

export const tableImportShape = z.object({
  /** The hash of what the file would do: sent back, it applies exactly that. */
  plan: z.string(),
  /** False in a dry run. */
  applied: z.boolean(),
  encoding: z.enum(['utf-8', 'big5', 'utf-16le']),
  counts: z.object({
    added: z.number().int(),
    changed: z.number().int(),
    unchanged: z.number().int(),
    refused: z.number().int(),
  }),
  rows: z.array(importRowShape),
});
export type TableImportReply = z.infer<typeof tableImportShape>;
export type ImportRow = TableImportReply['rows'][number];

const file = { 200: { description: 'UTF-8 with a byte-order mark, as Excel opens it', shape: 'text/csv' } } as const;
const imported = {
  200: { description: 'What each row would do, or has done', shape: tableImportShape },
} as const;

export const exportLinesEndpoint = endpoint({
  method: 'get',
  path: '/lines.csv',
  tag: 'Lines',
  summary: 'The lines in service as CSV, in the form that an import reads',
  query: z.strictObject({
    organisationId: idShape.optional(),
    phoneSystemId: idShape.optional(),
    county: countyInput.optional(),
    q: searchText.optional(),
  }),
  replies: file,
});

export const importLinesEndpoint = endpoint({
  method: 'post',
  path: '/lines/imports',
  tag: 'Lines',
  summary:
    'Add and change lines by a CSV file (multipart, field `file`): a dry run, unless the field `plan` has the hash that a dry run answered',
  rawBody: 'multipart/form-data',
  replies: imported,
});

export const exportCustomersEndpoint = endpoint({
  method: 'get',
  path: '/customers.csv',
  tag: 'Customers',
  summary: 'The customers as CSV, in the form that an import reads',
  query: z.strictObject({ q: searchText.optional() }),
  replies: file,
});

export const importCustomersEndpoint = endpoint({
  method: 'post',
  path: '/customers/imports',
  tag: 'Customers',
  summary:
    'Add and change customers by a CSV file (multipart, field `file`): a dry run, unless the field `plan` has the hash that a dry run answered',
  rawBody: 'multipart/form-data',
  replies: imported,
});
