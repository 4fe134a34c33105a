import { z } from 'zod';
import { counties, normaliseArea } from '../domain/line/counties.ts';
import { endpoint } from './endpoint.ts';
import { dateShape, idParams, idShape, instantShape, nameText, pageOf, pageQuery, searchText } from './shapes.ts';

export const countyInput = z
  .string()
  .transform(normaliseArea)
  .pipe(z.enum(counties as unknown as [string, ...string[]]));

const plan = z.enum(['trial', 'pro', 'enterprise']);
const environment = z.enum(['shared', 'dedicated']);
const contract = z.strictObject({ from: dateShape, until: dateShape }).refine((value) => value.from <= value.until, {
  path: ['until'],
  message: 'until_before_from',
});

export const customerShape = z.object({
  id: idShape,
  name: z.string(),
  plan,
  onboardedOn: dateShape,
  contract: z.object({ from: dateShape, until: dateShape }).nullable(),
  environment,
  extraBusinessDays: z.number().int().nullable(),
  county: z.string(),
  createdAt: instantShape,
});
export type CustomerReply = z.infer<typeof customerShape>;

export const customerInput = z.strictObject({
  name: nameText(120),
  plan,
  onboardedOn: dateShape,
  contract: contract.nullable().default(null),
  environment: environment.default('shared'),
  extraBusinessDays: z.number().int().min(0).max(30).nullable().default(null),
  county: countyInput,
});
export type CustomerInput = z.infer<typeof customerInput>;

export const customerPatch = z.strictObject({
  name: nameText(120).optional(),
  plan: plan.optional(),
  onboardedOn: dateShape.optional(),
  contract: contract.nullable().optional(),
  environment: environment.optional(),
  extraBusinessDays: z.number().int().min(0).max(30).nullable().optional(),
  county: countyInput.optional(),
});
export type CustomerPatch = z.infer<typeof customerPatch>;

const tag = 'Customers';

export const listCustomersEndpoint = endpoint({
  method: 'get',
  path: '/customers',
  tag,
  summary: 'Customers the caller may see',
  query: z.strictObject({ ...pageQuery, q: searchText.optional() }),
  replies: { 200: { description: 'A page of customers, by name', shape: pageOf(customerShape) } },
});

export const createCustomerEndpoint = endpoint({
  method: 'post',
  path: '/customers',
  tag,
  summary: 'Add a customer',
  body: customerInput,
  creates: true,
  replies: { 201: { description: 'The customer', shape: customerShape } },
});

export const getCustomerEndpoint = endpoint({
  method: 'get',
  path: '/customers/{id}',
  tag,
  summary: 'One customer',
  params: idParams,
  replies: { 200: { description: 'The customer, with its ETag', shape: customerShape } },
});

export const editCustomerEndpoint = endpoint({
  method: 'patch',
  path: '/customers/{id}',
  tag,
  summary: 'Change plan, contract, environment or county',
  params: idParams,
  body: customerPatch,
  edits: true,
  replies: { 200: { description: 'The customer as it is now', shape: customerShape } },
});
