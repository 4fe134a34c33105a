import { extendZodWithOpenApi, OpenAPIRegistry, OpenApiGeneratorV31 } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import type { Endpoint, ReplyShape } from '../contract/endpoint.ts';
import { freeTextPlaces } from '../contract/free-text/free-text-places.ts';
import { problemShape } from '../contract/shapes.ts';
import { sensitiveKinds } from '../domain/text/sensitive/sensitive-span.ts';
import { apiPrefix } from './kit/mount.ts';
import type { Route } from './kit/route.ts';

extendZodWithOpenApi(z);

type Responses = Parameters<OpenAPIRegistry['registerPath']>[0]['responses'];

const problem = {
  description: 'Refused, with the reason and the next step',
  content: { 'application/problem+json': { schema: problemShape } },
};

/** Part of an answer whose call had sensitive values in its free text (docs/rules.md#sensitive-data). */
const maskedShape = z
  .array(z.object({ path: z.string(), kind: z.enum(sensitiveKinds), from: z.number().int(), to: z.number().int() }))
  .optional();

function responseOf({ description, shape }: ReplyShape, isGuarded: boolean): Responses[number] {
  if (shape === null) return { description };
  if (typeof shape === 'string')
    return { description, content: { [shape]: { schema: { type: 'string', format: 'binary' } } } };
  const schema = isGuarded && shape instanceof z.ZodObject ? shape.extend({ masked: maskedShape }) : shape;
  return { description, content: { 'application/json': { schema } } };
}

function responsesOf(endpoint: Endpoint): Responses {
  const responses: Responses = { '4XX': problem, '5XX': problem };
  const isGuarded = hasFreeText(endpoint);
  for (const [status, reply] of Object.entries(endpoint.replies)) responses[status] = responseOf(reply, isGuarded);
  return responses;
}

function hasFreeText({ body }: Endpoint): boolean {
  return body !== null && freeTextPlaces(body).length > 0;
}

function headersOf(endpoint: Endpoint): z.ZodObject | undefined {
  const shape: Record<string, z.ZodType> = {};
  if (endpoint.creates) shape['Idempotency-Key'] = z.string().max(200).optional();
  if (endpoint.edits) shape['If-Match'] = z.string();
  if (hasFreeText(endpoint)) shape['Lineshift-Not-Sensitive'] = z.string().optional();
  return Object.keys(shape).length > 0 ? z.object(shape) : undefined;
}

function bodyOf(endpoint: Endpoint) {
  if (endpoint.rawBody === 'multipart/form-data') {
    const schema = {
      type: 'object' as const,
      required: ['file'],
      properties: { file: { type: 'string' as const, format: 'binary' }, rawFormat: { type: 'string' as const } },
    };
    return { content: { 'multipart/form-data': { schema } }, required: true };
  }
  return endpoint.body ? { content: { 'application/json': { schema: endpoint.body } }, required: true } : undefined;
}

/** The OpenAPI 3.1 document, generated from the shapes that validate each call. */
export function openApiDocument(routes: Route[], version: string) {
  const registry = new OpenAPIRegistry();
  const key = registry.registerComponent('securitySchemes', 'apiKey', { type: 'http', scheme: 'bearer' });
  const session = registry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'session',
  });
  for (const { endpoint } of routes) {
    registry.registerPath({
      method: endpoint.method,
      path: apiPrefix + endpoint.path,
      summary: endpoint.summary,
      tags: [endpoint.tag],
      operationId: operationIdOf(endpoint),
      security: endpoint.access === 'public' ? [] : [{ [key.name]: [] }, { [session.name]: [] }],
      request: {
        params: endpoint.params as z.ZodObject,
        query: endpoint.query as z.ZodObject,
        headers: headersOf(endpoint),
        body: bodyOf(endpoint),
      },
      responses: responsesOf(endpoint),
    });
  }
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: { title: 'Lineshift', version, description: 'The operations desk for phone-channel changes.' },
    servers: [{ url: '/' }],
  });
}

function operationIdOf(endpoint: Endpoint): string {
  const words = endpoint.path.replace(/[{}]/g, '').split(/[/.-]/).filter(Boolean);
  return [endpoint.method, ...words.map((word) => word[0]?.toUpperCase() + word.slice(1))].join('');
}
