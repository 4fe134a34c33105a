import { useSyncExternalStore } from 'react';

/** How alarms reach a person outside the page: `unable` where the browser has no notifications, `denied` where it was told not to. */
export type NoticesState = 'unable' | 'denied' | 'off' | 'on';

/** What the browser and the person's choice in it say together. */
export function noticesState(permission: NotificationPermission | null, isWanted: boolean): NoticesState {
  if (permission === null) return 'unable';
  if (permission === 'denied') return 'denied';
  return permission === 'granted' && isWanted ? 'on' : 'off';
}

/** Each person has a choice of their own in a shared browser. */
const placeOf = (userId: string) => `alarm-notices:${userId}`;
const listeners = new Set<() => void>();

/** Browsers have them over https and on this machine only; phones throw on every attempt, which turns them off. */
function permission(): NotificationPermission | null {
  return 'Notification' in window && isSecureContext ? Notification.permission : null;
}

function stateOf(userId: string): NoticesState {
  return noticesState(permission(), localStorage.getItem(placeOf(userId)) === 'on');
}

function choose(userId: string, isWanted: boolean): void {
  if (isWanted) localStorage.setItem(placeOf(userId), 'on');
  else localStorage.removeItem(placeOf(userId));
  for (const listener of listeners) listener();
}

/** The state as it is now, and how to change it; turning them on asks the browser, so it takes a press. */
export function useAlarmNotices(userId: string) {
  const state = useSyncExternalStore(listen, () => stateOf(userId));
  return {
    state,
    turnOn: async () => choose(userId, (await Notification.requestPermission()) !== 'denied'),
    turnOff: () => choose(userId, false),
  };
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener('focus', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('focus', listener);
  };
}

const shown = new Map<string, Notification>();

/** Shows an alarm outside the page, where the person wants it; pressed, it brings the page forward and calls `onOpen`. */
export function showAlarmNotice(userId: string, notice: { id: string; title: string; onOpen(): void }): void {
  if (stateOf(userId) !== 'on') return;
  try {
    const notification = new Notification(notice.title, { tag: notice.id, requireInteraction: true });
    notification.onclick = () => {
      window.focus();
      notice.onOpen();
      hideAlarmNotice(notice.id);
    };
    shown.set(notice.id, notification);
  } catch {
    // Android's browsers have the name, but take notifications from service workers only.
    choose(userId, false);
  }
}

/** Takes the notice of an alarm away that somebody has acknowledged. */
export function hideAlarmNotice(id: string): void {
  shown.get(id)?.close();
  shown.delete(id);
}
