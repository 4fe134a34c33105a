import { z } from 'zod';
import { endpoint } from './endpoint.ts';

/** From this installation's settings; null where not configured. */
const reachShape = z.object({ phone: z.string().nullable(), email: z.string().nullable() });

export const getContactEndpoint = endpoint({
  method: 'get',
  path: '/contact',
  tag: 'Contact',
  summary: 'How to reach the desk and sales; open to everybody, also without signing in',
  access: 'public',
  beforeSecondFactor: true,
  replies: {
    200: { description: 'Phone numbers and addresses', shape: z.object({ desk: reachShape, sales: reachShape }) },
  },
});
