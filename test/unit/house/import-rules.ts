import type { IFlattenedRuleSet } from 'dependency-cruiser';

type Rule = NonNullable<IFlattenedRuleSet['forbidden']>[number];

/** The imports inside the repository that each room may have; everything else in `src` and `workers` is forbidden (CONTRIBUTING.md#rooms). */
export const rooms: { name: string; from: string; may: string[]; notFrom?: string }[] = [
  { name: 'domain', from: '^src/domain/', may: ['^src/domain/'] },
  { name: 'shared', from: '^src/shared/', may: ['^src/shared/'] },
  // Phone numbers enter through both; their plans come in a package, which the domain may not import.
  { name: 'config', from: '^src/config/', may: ['^src/config/', '^src/shared/phone-number\\.ts$'] },
  {
    name: 'contract',
    from: '^src/contract/',
    may: ['^src/contract/', '^src/domain/', '^src/shared/phone-number\\.ts$'],
  },
  { name: 'tasks', from: '^src/tasks/', may: ['^src/tasks/', '^src/domain/'] },
  { name: 'db', from: '^src/db/', may: ['^src/db/', '^src/domain/', '^src/tasks/', '^src/shared/'] },
  { name: 'queue', from: '^src/queue/', may: ['^src/queue/', '^src/domain/', '^src/tasks/', '^src/shared/'] },
  { name: 'embedded', from: '^src/embedded/', may: ['^src/embedded/', '^src/shared/'] },
  {
    name: 'reconcile',
    from: '^src/reconcile/',
    may: [
      '^src/reconcile/',
      '^src/domain/',
      '^src/tasks/',
      '^src/db/',
      '^src/shared/',
      '^src/deps\\.ts$',
      '^src/connectors/(phone-systems|storage)/[^/]+\\.port\\.ts$',
    ],
  },
  {
    name: 'work',
    from: '^src/work/',
    may: ['^src/work/', '^src/domain/', '^src/db/', '^src/shared/', '^src/deps\\.ts$'],
  },
  {
    name: 'features',
    from: '^src/features/',
    may: [
      '^src/features/',
      '^src/domain/',
      '^src/contract/',
      '^src/tasks/',
      '^src/db/',
      '^src/reconcile/',
      '^src/work/',
      '^src/shared/',
      '^src/deps\\.ts$',
      '\\.port\\.ts$',
    ],
    notFrom: '\\.routes\\.ts$',
  },
  {
    name: 'routes of features',
    from: '\\.routes\\.ts$',
    may: ['^src/features/', '^src/(contract|domain|shared)/', '^src/deps\\.ts$', '^src/http/kit/'],
  },
  {
    name: 'http',
    from: '^src/http/',
    may: ['^src/http/', '^src/contract/', '^src/shared/', '^src/domain/', '^src/deps\\.ts$', '\\.routes\\.ts$'],
    notFrom: '^src/http/kit/',
  },
  {
    name: 'http kit',
    from: '^src/http/kit/',
    may: ['^src/http/kit/', '^src/contract/', '^src/shared/', '^src/domain/', '^src/db/', '^src/deps\\.ts$'],
  },
  {
    name: 'workers',
    from: '^workers/',
    // Of `db` only the outbox, the locks of sweeps and housekeeping.
    may: [
      '^workers/',
      '^src/(container|deps)\\.ts$',
      '^src/(tasks|reconcile|features|queue|domain|shared|config)/',
      '^src/db/(database|outbox|outbox-signal|sweep-lock|idempotency-keys|bounded-delete)\\.ts$',
      '\\.port\\.ts$',
    ],
  },
  {
    name: 'demo',
    from: '^src/demo/',
    may: ['^src/(demo|config|shared|features|reconcile|domain|contract)/', '^src/(container|deps)\\.ts$'],
  },
  {
    name: 'commands',
    from: '^src/commands/',
    may: [
      '^src/(commands|demo|config|embedded|shared)/',
      '^src/(container|deps)\\.ts$',
      '^src/http/',
      '^src/features/access/access\\.routes\\.ts$',
      '^src/features/audit/(verify-audit|forget-audit-words|forget-sensitive-words)\\.ts$',
      '^src/features/prompts/judge-again\\.ts$',
      '^src/db/(migrate|mask-stored-texts|stored-texts)\\.ts$',
      '^src/queue/migrate-queue\\.ts$',
      '^workers/main\\.ts$',
    ],
  },
  { name: 'main', from: '^src/main\\.ts$', may: ['^src/commands/', '^src/contract/words/', '^src/shared/'] },
  {
    name: 'container',
    from: '^src/container\\.ts$',
    may: ['^src/(config|connectors|db|domain|queue|reconcile|features|shared|tasks|work)/', '^src/deps\\.ts$'],
  },
  {
    name: 'deps',
    from: '^src/deps\\.ts$',
    may: ['^src/reconcile/connectors/', '^src/(config|db|domain|shared)/', '\\.port\\.ts$'],
  },
  { name: 'web', from: '^src/web/', may: ['^src/web/', '^src/contract/', '^src/domain/'] },
];

/** Libraries that only the named places may import. */
const fences: { library: string; only: string }[] = [
  { library: 'drizzle-orm', only: '^src/db/|\\.repository\\.ts$|^src/features/access/better-auth\\.ts$' },
  { library: 'bullmq', only: '^src/queue/|^workers/|^src/http/queue-dashboard\\.ts$' },
  { library: 'fluent-ffmpeg', only: '^src/connectors/audio/' },
  { library: 'better-auth', only: '^src/features/access/' },
  { library: 'express', only: '^src/http/|\\.routes\\.ts$|^src/commands/' },
  { library: 'date-holidays', only: '^src/connectors/calendar/' },
  { library: 'libphonenumber-js', only: '^src/shared/phone-number\\.ts$' },
];

function roomRule({ name, from, may, notFrom }: (typeof rooms)[number]): Rule {
  return {
    name: `room ${name}`,
    severity: 'error',
    from: { path: from, ...(notFrom ? { pathNot: notFrom } : {}) },
    to: { path: '^(src|workers|test)/', pathNot: may },
  };
}

export const houseRules: IFlattenedRuleSet = {
  forbidden: [
    ...rooms.map(roomRule),
    {
      name: 'a feature leaves its siblings alone',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/' },
      to: {
        path: '^src/features/[^/]+/',
        pathNot: ['^src/features/$1/', '^src/features/(change-requests|notifications|day-files|attachments)/'],
      },
    },
    {
      name: 'files of days ask no feature back',
      severity: 'error',
      from: { path: '^src/features/day-files/' },
      to: { path: '^src/features/[^/]+/', pathNot: '^src/features/day-files/' },
    },
    {
      name: 'files of quotes and questions ask no feature back',
      severity: 'error',
      from: { path: '^src/features/attachments/' },
      to: { path: '^src/features/[^/]+/', pathNot: '^src/features/attachments/' },
    },
    {
      name: 'notifications ask no feature back',
      severity: 'error',
      from: { path: '^src/features/notifications/' },
      to: { path: '^src/features/[^/]+/', pathNot: '^src/features/notifications/' },
    },
    {
      name: 'what features share knows none of them',
      severity: 'error',
      from: { path: '^src/features/[^/]+\\.ts$' },
      to: { path: '^src/features/[^/]+/' },
    },
    {
      name: 'change requests know no sibling but notifications',
      severity: 'error',
      from: { path: '^src/features/change-requests/' },
      to: { path: '^src/features/[^/]+/', pathNot: '^src/features/(change-requests|notifications)/' },
    },
    {
      name: 'a connector knows only its own folder',
      severity: 'error',
      from: { path: '^src/connectors/([^/]+)/', pathNot: '^src/connectors/pictures/' },
      to: { path: '^(src|workers)/', pathNot: ['^src/connectors/$1/', '^src/domain/', '^src/shared/'] },
    },
    {
      name: "pictures know recordings' ffmpeg: one sandbox for every stranger's file",
      severity: 'error',
      from: { path: '^src/connectors/pictures/' },
      to: { path: '^(src|workers)/', pathNot: ['^src/connectors/(pictures/|audio/ffmpeg-)', '^src/shared/'] },
    },
    {
      name: 'nobody imports workers',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/commands/' },
      to: { path: '^workers/' },
    },
    { name: 'nobody imports tests', severity: 'error', from: { path: '^(src|workers)/' }, to: { path: '^test/' } },
    {
      name: 'no cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'the domain is pure',
      severity: 'error',
      from: { path: '^src/domain/' },
      to: { dependencyTypes: ['npm', 'core'] },
    },
    ...fences.map(
      ({ library, only }): Rule => ({
        name: `fence ${library}`,
        severity: 'error',
        from: { path: '^(src|workers)/', pathNot: only },
        to: { path: `node_modules/${library}/`, dependencyTypesNot: ['type-only'] },
      }),
    ),
  ],
};
