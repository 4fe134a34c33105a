import { Client, type ClientConfig, DatabaseError } from 'pg';
import { ownerRole, productDatabase } from './cluster.ts';

const noSuchDatabase = '3D000';

/** Makes the product's database unless it is there; one connection on an ordinary start, which also proves the password. */
export async function ensureProductDatabase(port: number, password: string): Promise<void> {
  const access: ClientConfig = {
    host: '127.0.0.1',
    port,
    user: ownerRole,
    password,
    ssl: false,
    connectionTimeoutMillis: 10_000,
  };
  try {
    await inDatabase({ ...access, database: productDatabase }, 'select 1');
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.code !== noSuchDatabase) throw error;
    await inDatabase({ ...access, database: 'postgres' }, `create database ${productDatabase}`);
  }
}

async function inDatabase(access: ClientConfig, statement: string): Promise<void> {
  const client = new Client(access);
  try {
    await client.connect();
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** The owner's address of a database on this machine. */
export function databaseUrl(port: number, password: string, database = productDatabase): string {
  return `postgres://${ownerRole}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}
