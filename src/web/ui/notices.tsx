import type { NotificationData } from '@mantine/notifications';
import { type ComponentType, useEffect, useState } from 'react';

type Library = typeof import('@mantine/notifications');

let library: Promise<Library> | undefined;
const readers = new Set<(loaded: Library) => void>();

/** Loaded once; after a failure (no network) the next notice tries again. */
async function load(): Promise<Library> {
  library ??= import('@mantine/notifications').catch((error: unknown) => {
    library = undefined;
    throw error;
  });
  const loaded = await library;
  for (const tell of readers) tell(loaded);
  return loaded;
}

export async function showNotice(notice: NotificationData): Promise<void> {
  (await load()).notifications.show({ withBorder: true, ...notice });
}

export async function hideNotice(id: string): Promise<void> {
  (await load()).notifications.hide(id);
}

/** Notices answer to what somebody did: their code comes with the first press, not with the page. */
function useFirstPress(act: () => void): void {
  useEffect(() => {
    const pressed = new AbortController();
    for (const kind of ['pointerdown', 'keydown']) {
      addEventListener(
        kind,
        () => {
          pressed.abort();
          act();
        },
        { signal: pressed.signal },
      );
    }
    return () => pressed.abort();
  }, [act]);
}

const loadQuietly = () => void load().catch(() => undefined);

/** Where notices appear. */
export function Notices() {
  const [shown, setShown] = useState<{ Place: ComponentType<{ position: 'bottom-right' }> }>();
  useFirstPress(loadQuietly);
  useEffect(() => {
    const tell = ({ Notifications }: Library) =>
      setShown({ Place: Notifications as ComponentType<{ position: 'bottom-right' }> });
    readers.add(tell);
    return () => void readers.delete(tell);
  }, []);
  return shown && <shown.Place position="bottom-right" />;
}
