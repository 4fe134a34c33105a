import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { customerRoles, roles, staffRoles } from '../../domain/access/role.ts';
import { createdAt, instant } from './columns.ts';
import { customer } from './customer.ts';

/** The tables better-auth reads and writes (`user`, `session`, `account`, `verification`, `two_factor`) and our own beside them. */
export const user = pgTable('user', {
  id: uuid('id').primaryKey(),
  name: text('name').notNull(),
  email: text('email').notNull().unique(),
  emailVerified: boolean('email_verified').notNull().default(false),
  image: text('image'),
  twoFactorEnabled: boolean('two_factor_enabled').notNull().default(false),
  language: text('language', { enum: ['zh-TW', 'en'] }),
  /** The pages' tour was taken or declined. */
  tourDone: boolean('tour_done').notNull().default(false),
  /** Demo accounts are excepted from the second factor. */
  demo: boolean('demo').notNull().default(false),
  disabledAt: instant('disabled_at'),
  createdAt: createdAt(),
  updatedAt: instant('updated_at').notNull().defaultNow(),
});

export const session = pgTable(
  'session',
  {
    id: uuid('id').primaryKey(),
    userId: uuid('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    token: text('token').notNull().unique(),
    expiresAt: instant('expires_at').notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [index('session_by_user').on(table.userId)],
);

export const account = pgTable(
  'account',
  {
    id: uuid('id').primaryKey(),
    userId: uuid('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: instant('access_token_expires_at'),
    refreshTokenExpiresAt: instant('refresh_token_expires_at'),
    scope: text('scope'),
    password: text('password'),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [index('account_by_user').on(table.userId)],
);

export const verification = pgTable(
  'verification',
  {
    id: uuid('id').primaryKey(),
    identifier: text('identifier').notNull(),
    value: text('value').notNull(),
    expiresAt: instant('expires_at').notNull(),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  // The value is the person whose link or question it is; a trigger deletes them with every change of a credential.
  (table) => [index('verification_by_identifier').on(table.identifier), index('verification_by_value').on(table.value)],
);

export const twoFactor = pgTable(
  'two_factor',
  {
    id: uuid('id').primaryKey(),
    userId: uuid('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    secret: text('secret').notNull(),
    backupCodes: text('backup_codes').notNull(),
    verified: boolean('verified').notNull().default(true),
    /** Two columns of the sign-in library's own lock, which is off: wrong codes are counted with all other attempts. */
    failedVerificationCount: integer('failed_verification_count').notNull().default(0),
    lockedUntil: instant('locked_until'),
  },
  (table) => [unique('two_factor_user').on(table.userId)],
);

/** A one-time code counts once (OWASP ASVS 6.5.1): better-auth would accept it again within its window. */
export const totpUsed = pgTable(
  'totp_used',
  {
    userId: uuid('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    codeHash: text('code_hash').notNull(),
    usedAt: instant('used_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.codeHash] })],
);

/** A customer's user belongs to exactly one organisation: the primary key says so. */
export const member = pgTable(
  'member',
  {
    userId: uuid('user_id')
      .primaryKey()
      .references(() => user.id, { onDelete: 'cascade' }),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => customer.id),
    role: text('role', { enum: customerRoles }).notNull(),
    createdAt: createdAt(),
  },
  (table) => [index('member_by_organisation').on(table.organisationId)],
);

export const staffRole = pgTable(
  'staff_role',
  {
    userId: uuid('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    role: text('role', { enum: staffRoles }).notNull(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.role] })],
);

/** Sign-up is by invitation only; the token itself is never stored. */
export const invitation = pgTable(
  'invitation',
  {
    id: uuid('id').primaryKey(),
    organisationId: uuid('organisation_id').references(() => customer.id),
    email: text('email').notNull(),
    roles: text('roles', { enum: roles }).array().notNull(),
    tokenHash: text('token_hash').notNull().unique(),
    invitedBy: uuid('invited_by').references(() => user.id),
    expiresAt: instant('expires_at').notNull(),
    acceptedAt: instant('accepted_at'),
    revokedAt: instant('revoked_at'),
    createdAt: createdAt(),
  },
  (table) => [index('invitation_by_organisation').on(table.organisationId)],
);

/**
 * One mail of an invitation carries one token for refusing further ones, kept as a hash. A decision holds for the address
 * and the organisation (null: our staff), and is never deleted.
 */
export const mailRefusal = pgTable(
  'mail_refusal',
  {
    id: uuid('id').primaryKey(),
    organisationId: uuid('organisation_id').references(() => customer.id),
    recipient: text('recipient').notNull(),
    tokenHash: text('token_hash').notNull().unique(),
    refusedAt: instant('refused_at'),
    createdAt: createdAt(),
  },
  (table) => [index('mail_refusal_by_recipient').on(table.recipient, table.organisationId)],
);

/** `pck_<prefix>_<secret>`: 256 random bits, of which only the SHA-256 is kept. One role a key. */
export const apiKey = pgTable(
  'api_key',
  {
    id: uuid('id').primaryKey(),
    prefix: text('prefix').notNull(),
    secretHash: text('secret_hash').notNull(),
    name: text('name').notNull(),
    userId: uuid('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    organisationId: uuid('organisation_id').references(() => customer.id),
    role: text('role', { enum: roles }).notNull(),
    expiresAt: instant('expires_at'),
    revokedAt: instant('revoked_at'),
    lastUsedAt: instant('last_used_at'),
    createdAt: createdAt(),
  },
  (table) => [
    unique('api_key_prefix').on(table.prefix),
    index('api_key_by_organisation').on(table.organisationId),
    check('api_key_side', sql`(${table.role} in ('owner','member')) = (${table.organisationId} is not null)`),
  ],
);

/** Counters of sign-in attempts and invitations, shared by every API process; `lastRequest` is a window's start, in ms. */
export const rateLimit = pgTable('rate_limit', {
  id: uuid('id').primaryKey(),
  key: text('key').notNull().unique(),
  count: integer('count').notNull(),
  lastRequest: bigint('last_request', { mode: 'number' }).notNull(),
});
