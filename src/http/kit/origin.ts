import type { Request } from 'express';
import { AppError } from '../../shared/app-error.ts';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Checks that a browser's write comes from our own pages: the cookie alone proves nothing (OWASP ASVS 5, 3.5.1).
 * @throws AppError `foreign_origin` (403).
 */
export function assertOwnOrigin(request: Request, publicUrl: string): void {
  if (safeMethods.has(request.method)) return;
  const origin = request.headers.origin;
  const own = new Set([new URL(publicUrl).origin, `${request.protocol}://${request.headers.host}`]);
  if (origin === undefined || !own.has(origin)) throw new AppError('foreign_origin', { status: 403 });
}
