import {
  longestNotice,
  type NoticeStatus,
  type NoticeType,
  noticeStatuses,
  noticeTypes,
} from '../../domain/announcement/notice-item.ts';
import { childrenOf, type Element, invalidCap, readXml, textOf } from './read-xml.ts';

const namespace = 'urn:oasis:names:tc:emergency:cap:1.2';

/** What a CAP 1.2 message (OASIS, 2010) says, as far as notices of a day off need it. */
export interface CapMessage {
  identifier: string;
  sender: string;
  sentAt: Date;
  status: NoticeStatus;
  msgType: NoticeType;
  /** Identifiers of the messages that it updates or cancels. */
  references: string[];
  infos: CapInfo[];
  /** All that people read of it, in all languages: a word of a trial or of doubt counts wherever it stands. */
  written: string;
}

export interface CapInfo {
  /** The notice. */
  description: string;
  /** A cross-check, never the decision. */
  severity: string | null;
  areas: string[];
}

function oneOf<Value extends string>(allowed: readonly Value[], text: string, part: string): Value {
  const found = allowed.find((value) => value === text);
  if (found === undefined) throw invalidCap(part);
  return found;
}

function instantOf(text: string): Date {
  // The standard wants seconds and an offset, and writes UTC as -00:00.
  const sane = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[+-]\d{2}:\d{2}|Z)$/.test(text);
  const instant = new Date(text);
  // Years that every part of the product can hold.
  const year = Number(text.slice(0, 4));
  if (!sane || Number.isNaN(instant.getTime()) || year < 1970 || year > 2999) throw invalidCap('sent');
  return instant;
}

function infoOf(info: Element): CapInfo {
  return {
    description: textOf(info, 'description'),
    severity: textOf(info, 'severity') || null,
    areas: childrenOf(info, 'area')
      .map((area) => textOf(area, 'areaDesc'))
      .filter((name) => name !== ''),
  };
}

const writtenParts = ['event', 'headline', 'description', 'instruction', 'audience', 'senderName', 'contact'];

function textsOf(element: Element, names: readonly string[]): string[] {
  return names.flatMap((name) => childrenOf(element, name).map(({ text }) => text));
}

function writtenIn(alert: Element): string {
  const infos = childrenOf(alert, 'info');
  const parameters = infos.flatMap((info) => childrenOf(info, 'parameter'));
  return [
    ...textsOf(alert, ['note', 'source', 'restriction']),
    ...infos.flatMap((info) => textsOf(info, writtenParts)),
    ...parameters.flatMap((parameter) => textsOf(parameter, ['value'])),
  ].join('\n');
}

/** Chinese ones where a message says the same in several languages. */
function infosOf(alert: Element): CapInfo[] {
  const infos = childrenOf(alert, 'info');
  const chinese = infos.filter((info) => /^(?:zh|$)/i.test(textOf(info, 'language')));
  return (chinese.length > 0 ? chinese : infos).map(infoOf);
}

/** `sender,identifier,sent` triples, parted by blanks. */
function referencesOf(text: string): string[] {
  return text.split(/\s+/).flatMap((triple) => {
    const identifier = triple.split(',')[1];
    return identifier ? [identifier] : [];
  });
}

/**
 * Reads a CAP 1.2 message.
 * @throws AppError `cap_refused`, `cap_invalid` (422), which names the part that is missing or wrong.
 */
export function readCap(xml: string): CapMessage {
  return capOf(readXml(xml));
}

/** Reads one that stands within another document. @throws AppError `cap_invalid` (422). */
export function capOf(alert: Element): CapMessage {
  if (alert.name !== 'alert' || alert.uri !== namespace) throw invalidCap('alert');
  const identifier = textOf(alert, 'identifier');
  const sender = textOf(alert, 'sender');
  if (identifier === '') throw invalidCap('identifier');
  if (sender === '') throw invalidCap('sender');
  const infos = infosOf(alert);
  // Together: each is read in full, and the process waits meanwhile.
  if (infos.reduce((sum, { description }) => sum + description.length, 0) > longestNotice)
    throw invalidCap('description');
  const msgType = oneOf(noticeTypes, textOf(alert, 'msgType'), 'msgType');
  if (infos.length === 0 && msgType !== 'Cancel') throw invalidCap('info');
  return {
    ...{ identifier, sender, sentAt: instantOf(textOf(alert, 'sent')), msgType, infos, written: writtenIn(alert) },
    status: oneOf(noticeStatuses, textOf(alert, 'status'), 'status'),
    references: referencesOf(textOf(alert, 'references')),
  };
}
