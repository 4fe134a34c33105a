import { z } from 'zod';
import { roles } from '../domain/access/role.ts';
import { endpoint } from './endpoint.ts';

/** One of the demonstration's people, for signing in without a password. */
const demoAccountShape = z.object({
  account: z.string(),
  name: z.string(),
  roles: z.array(z.enum(roles)),
  /** The customer they belong to; null for staff. */
  organisation: z.string().nullable(),
});
export type DemoAccountReply = z.infer<typeof demoAccountShape>;

const installationShape = z.object({
  /** Null where nobody signs in without a password. */
  demoAccounts: z.array(demoAccountShape).nullable(),
});
export type InstallationReply = z.infer<typeof installationShape>;

export const getInstallationEndpoint = endpoint({
  method: 'get',
  path: '/installation',
  tag: 'Installation',
  summary: 'What the pages have to know of this installation before anybody signs in',
  access: 'public',
  beforeSecondFactor: true,
  replies: { 200: { description: 'No secrets', shape: installationShape } },
});
