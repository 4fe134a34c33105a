import type { TFunction } from 'i18next';
import type { LucideIcon } from 'lucide-react';
import type { ComponentType } from 'react';
import type { Role } from '../../domain/access/role.ts';

/** A page behind the sign-in. Several may share a path for different roles; the first that fits is shown. */
export interface DeskPage {
  /** `/lines/:id`; read it with `useParams()`. */
  path: string;
  /** Its chunk: `async () => (await import('./line.page.tsx')).LinePage`. */
  load(): Promise<ComponentType>;
  /** The roles that have it; everybody by default. For others it does not exist. */
  roles?: readonly Role[];
  /** The path of its navigation entry, where its own path does not tell. */
  under?(search: URLSearchParams): string;
  /** Its entry in the navigation. People start at their entry with the lowest order. */
  nav?: { label(t: TFunction): string; icon: LucideIcon; order: number };
}
