import { hash, verify } from '@node-rs/argon2';

/** OWASP Password Storage: argon2id (the library's default), 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export async function hashPassword(password: string): Promise<string> {
  return await hash(password, cost);
}

export async function verifyPassword(stored: { hash: string; password: string }): Promise<boolean> {
  return await verify(stored.hash, stored.password);
}
