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
  /** Who has it; everybody when left out. To others it does not exist. */
  roles?: readonly Role[];
  /** The path of the entry that it belongs to, where its own path does not say it. */
  under?(search: URLSearchParams): string;
  /** Its place in the navigation. The lowest order of somebody's entries is where they start. */
  nav?: { label(t: TFunction): string; icon: LucideIcon; order: number };
}
