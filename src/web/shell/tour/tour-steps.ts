import type { Role } from '../../../domain/access/role.ts';
import type { shellEn } from '../words.en.ts';

type Words = (typeof shellEn)['tour']['steps'];
type Desk = keyof Words;

export interface TourStep<Key extends string = string> {
  /** The key of its wording, and the part of the page that is outlined while it is shown. */
  key: Key;
  path: string;
}

type Steps = { [Name in Desk]: readonly [FirstStep<Name>, FirstStep<Name>, FirstStep<Name>] };
type FirstStep<Name extends Desk> = TourStep<`${Name}.${keyof Words[Name] & string}`>;

/** Three steps a desk, each on the page that it is about. */
const tours: Steps = {
  customer: [
    { key: 'customer.hear', path: '/lines' },
    { key: 'customer.replace', path: '/requests/new' },
    { key: 'customer.follow', path: '/requests' },
  ],
  technician: [
    { key: 'technician.take', path: '/jobs' },
    { key: 'technician.mine', path: '/jobs?view=mine' },
    { key: 'technician.test', path: '/phone-systems' },
  ],
  operator: [
    { key: 'operator.start', path: '/start' },
    { key: 'operator.failed', path: '/jobs?view=failed' },
    { key: 'operator.systems', path: '/phone-systems' },
  ],
  admin: [
    { key: 'admin.start', path: '/start' },
    { key: 'admin.systems', path: '/phone-systems' },
    { key: 'admin.audit', path: '/audit' },
  ],
  office: [
    { key: 'office.start', path: '/start' },
    { key: 'office.contact', path: '/contact/desk' },
    { key: 'office.keys', path: '/api-keys' },
  ],
};

export type TourKey = Steps[Desk][number]['key'];

/** Somebody with several roles sees the tour of the broadest one. */
const desks: readonly (readonly [Role, Desk])[] = [
  ['admin', 'admin'],
  ['technician', 'technician'],
  ['operator', 'operator'],
  ['agent', 'office'],
  ['sales', 'office'],
  ['owner', 'customer'],
  ['member', 'customer'],
];

export function tourOf(roles: readonly Role[]): readonly TourStep<TourKey>[] {
  const desk = desks.find(([role]) => roles.includes(role))?.[1];
  return desk === undefined ? [] : tours[desk];
}

/** The step about an address: by the whole address, else by its path. Null elsewhere. */
export function stepAt(
  steps: readonly TourStep<TourKey>[],
  place: { pathname: string; search: string },
): { step: TourStep<TourKey>; index: number } | null {
  const whole = steps.findIndex(({ path }) => path === place.pathname + place.search);
  const index = whole === -1 ? steps.findIndex(({ path }) => path === place.pathname) : whole;
  const step = steps[index];
  return step ? { step, index } : null;
}
