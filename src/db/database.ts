import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres, { type Sql, type TransactionSql } from 'postgres';
import type { Actor } from '../domain/access/actor.ts';
import { hideValues } from '../shared/hide-values.ts';
import type { Logger } from '../shared/logger.ts';

/** The role that runs every statement of the application: it owns nothing and is bound by row-level security. */
export const applicationRole = 'lineshift_app';

/** One transaction, scoped to its actor's organisation (or to staff). */
export interface Transaction {
  /** Hot paths: prepared statements. Instants come back as text; jsonb goes in as `${JSON.stringify(x)}::text::jsonb`. */
  sql: TransactionSql;
  /** Reads and plain writes with types. */
  orm: PostgresJsDatabase;
  /**
   * A write that is sent without waiting, in one packet with the commit; its result is not read. If it fails, everything
   * is rolled back and the transaction throws its error.
   */
  last(write: Promise<unknown>): void;
  /** Runs after the commit, never after a rollback; must not throw. */
  afterCommit(action: () => void): void;
}

/** Few: two processors answer no faster with more, and each connection is memory of the server. */
const staffReaders = 6;

export interface DatabaseOptions {
  url: string;
  /** Largest number of connections; they close after 30 s without work. */
  maxConnections?: number;
  logger: Logger;
}

/**
 * The application's PostgreSQL connections. A transaction's actor decides what it can see: a customer's user sees the own
 * organisation, staff and the system see all (docs/rules.md#seeing).
 */
export class Database {
  readonly sql: Sql;
  /** Unscoped: sees only tables without an organisation (sign-in). */
  readonly orm: PostgresJsDatabase;
  /** Connections that are staff's from their beginning and can only read. */
  private readonly staffReads: Sql;

  constructor(options: DatabaseOptions) {
    // The rows lie in memory or on flash: by the default of 4 a filing read all lines of all customers, three times.
    const connection = { role: applicationRole, application_name: 'lineshift', TimeZone: 'UTC', random_page_cost: 1.1 };
    const common = {
      idle_timeout: 30,
      max_lifetime: 60 * 30,
      connect_timeout: 10,
      // Seconds. The driver's own pauses grow to 20, long after the server is back.
      backoff: (attempt: number) => Math.min(1, 0.02 * 2 ** attempt),
      onnotice: (notice: postgres.Notice) => options.logger.debug({ notice }, 'PostgreSQL notice'),
    };
    this.sql = postgres(options.url, { ...common, max: options.maxConnections ?? 10, connection });
    const staffReading = { ...connection, 'app.scope': 'staff', default_transaction_read_only: true };
    this.staffReads = postgres(options.url, { ...common, max: staffReaders, connection: staffReading });
    // Instants come back as text, as from the other connections.
    drizzle(this.staffReads);
    // drizzle switches off the client's date and JSON conversion for good, so this comes before any other use of it.
    this.orm = drizzle(this.sql);
  }

  /**
   * Begins, scopes, runs `work`, commits; any error rolls all of it back. Once the connection is lost, nothing that
   * `work` still does reaches the database: the driver would send it on the next connection, outside this transaction.
   */
  async transaction<Result>(actor: Actor, work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    const committed: (() => void)[] = [];
    const writes: Promise<unknown>[] = [];
    const life = { over: false };
    try {
      const result = await this.sql.begin((connected) => {
        const sql = whileAlive(connected, life);
        const scope = setScope(sql, actor);
        const transaction = new ScopedTransaction({ sql, clientOptions: this.sql.options, writes, committed });
        return Promise.all([work(transaction), scope]).then(
          ([answer]) => (life.over ? untold : answer),
          (error) => {
            if (life.over) return untold;
            throw error;
          },
        );
      });
      // The commit of a transaction in which a write failed is a rollback, and PostgreSQL calls that a success.
      await Promise.all(writes);
      for (const action of committed) action();
      return result as Result;
    } catch (error) {
      throw hideValues(error);
    } finally {
      life.over = true;
    }
  }

  /**
   * Asks one question, seeing what the actor may see. Staff's needs no transaction: begin, scope and commit were half the time of a
   * page of jobs (test/bench/list-jobs.ts), and a connection that can only read, and only as staff, needs no scope of its own.
   * A customer's runs in a scoped transaction. @throws what PostgreSQL refuses, a write for one.
   */
  async read<Result>(actor: Actor, ask: (reader: Pick<Transaction, 'sql'>) => Promise<Result>): Promise<Result> {
    if (actor.organisationId !== null) return await this.transaction(actor, ask);
    try {
      return await ask({ sql: this.staffReads as unknown as TransactionSql });
    } catch (error) {
      throw hideValues(error);
    }
  }

  async check(): Promise<void> {
    await this.sql`select 1`;
  }

  async close(): Promise<void> {
    await Promise.all([this.sql.end({ timeout: 5 }), this.staffReads.end({ timeout: 5 })]);
  }
}

/** The caller has the error of the loss; the driver must not learn of an end, or a commit or rollback would follow. */
const untold = new Promise<never>(() => undefined);

/** The same client, which refuses once its transaction is over. @throws Error in that case. */
function whileAlive(sql: TransactionSql, life: { over: boolean }): TransactionSql {
  const assertAlive = () => {
    if (life.over)
      throw new Error('The transaction is over: a statement came after its end or after its connection was lost.');
  };
  const alive = (...parameters: unknown[]) => {
    assertAlive();
    return (sql as unknown as (...given: unknown[]) => unknown)(...parameters);
  };
  const unsafe: TransactionSql['unsafe'] = (...parameters) => {
    assertAlive();
    return sql.unsafe(...parameters);
  };
  return Object.assign(alive, sql, { unsafe }) as unknown as TransactionSql;
}

/**
 * Sent without waiting: it travels in one packet with `begin` and the first statement of the work. Should `begin` fail, it
 * ends with its own statement, and the others of the packet have none.
 */
function setScope(sql: TransactionSql, actor: Actor): Promise<unknown> {
  const scope = actor.organisationId === null ? 'staff' : 'customer';
  return sql`select set_config('app.scope', ${scope}, true), set_config('app.organisation', ${actor.organisationId ?? ''}, true)`.execute();
}

class ScopedTransaction implements Transaction {
  readonly sql: TransactionSql;
  private readonly clientOptions: Sql['options'];
  private readonly writes: Promise<unknown>[];
  private readonly committed: (() => void)[];
  private builder: PostgresJsDatabase | undefined;

  constructor(parts: {
    sql: TransactionSql;
    clientOptions: Sql['options'];
    writes: Promise<unknown>[];
    committed: (() => void)[];
  }) {
    this.sql = parts.sql;
    this.clientOptions = parts.clientOptions;
    this.writes = parts.writes;
    this.committed = parts.committed;
  }

  /**
   * Built on first use, so that hot paths do not pay for it. drizzle needs the client's options, which a transaction
   * lacks.
   */
  get orm(): PostgresJsDatabase {
    this.builder ??= drizzle(Object.assign(this.sql, { options: this.clientOptions }) as unknown as Sql);
    return this.builder;
  }

  last(write: Promise<unknown>): void {
    // Sends it, and keeps a failure from counting as unhandled until the commit has been answered.
    write.catch(() => undefined);
    this.writes.push(write);
  }

  afterCommit(action: () => void): void {
    this.committed.push(action);
  }
}
