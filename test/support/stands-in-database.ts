import type { TestApp } from './app.ts';

/** Whether a value stands anywhere in the database, in any column of any table. */
export async function standsInDatabase(app: Pick<TestApp, 'query'>, value: string): Promise<boolean> {
  const tables = await app.query(
    `select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  for (const { table_name } of tables) {
    const [found] = await app.query(
      `select exists (select from "${table_name}" as row where row::text like '%' || $1 || '%') as yes`,
      [value],
    );
    if (found.yes) return true;
  }
  return false;
}
