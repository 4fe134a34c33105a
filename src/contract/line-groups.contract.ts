import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { idParams, idShape, instantShape, nameText, pageOf, pageQuery } from './shapes.ts';

/** As many as one request may name. */
const mostLines = 1000;

const name = nameText(80);
const lineIds = z.array(idShape).min(1).max(mostLines);

export const lineGroupShape = z.object({
  id: idShape,
  name: z.string(),
  /** In the order in which they were given. */
  lineIds: z.array(idShape),
  createdAt: instantShape,
  updatedAt: instantShape,
});
export type LineGroupReply = z.infer<typeof lineGroupShape>;

/** Each line counts once. */
const lineGroupInput = z.strictObject({ name, lineIds });
export type LineGroupInput = z.infer<typeof lineGroupInput>;

const lineGroupPatch = z.strictObject({ name: name.optional(), lineIds: lineIds.optional() });
export type LineGroupPatch = z.infer<typeof lineGroupPatch>;

const tag = 'Lines';

export const listLineGroupsEndpoint = endpoint({
  method: 'get',
  path: '/line-groups',
  tag,
  summary: 'Saved groups of the organisation’s lines, by name',
  query: z.strictObject(pageQuery),
  replies: { 200: { description: 'A page of groups', shape: pageOf(lineGroupShape) } },
});

export const createLineGroupEndpoint = endpoint({
  method: 'post',
  path: '/line-groups',
  tag,
  summary: 'Save lines as a group',
  body: lineGroupInput,
  creates: true,
  replies: { 201: { description: 'The group, with its ETag', shape: lineGroupShape } },
});

export const getLineGroupEndpoint = endpoint({
  method: 'get',
  path: '/line-groups/{id}',
  tag,
  summary: 'One group',
  params: idParams,
  replies: { 200: { description: 'The group, with its ETag', shape: lineGroupShape } },
});

export const editLineGroupEndpoint = endpoint({
  method: 'patch',
  path: '/line-groups/{id}',
  tag,
  summary: 'Rename a group, or give it other lines',
  params: idParams,
  body: lineGroupPatch,
  edits: true,
  replies: { 200: { description: 'The group as it is now', shape: lineGroupShape } },
});

export const deleteLineGroupEndpoint = endpoint({
  method: 'delete',
  path: '/line-groups/{id}',
  tag,
  summary: 'Delete a group; its lines stay',
  params: idParams,
  edits: true,
  replies: { 204: { description: 'Deleted', shape: null } },
});
