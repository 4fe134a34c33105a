import { afterEach, expect } from 'vitest';
import type { TestApp } from './app.ts';
import { type Look, openVisitor, type Visitor } from './browser.ts';

/**
 * For stories of several people: each starts signed in, and any complaint of a browser fails the test at its end.
 * Call it inside a `describe`, after registering hooks that must run before the pages are closed.
 */
export function deskVisitors(app: () => TestApp, usual?: string) {
  const visitors: Visitor[] = [];
  afterEach(async () => {
    for (const visitor of visitors.splice(0)) {
      expect(visitor.faults).toEqual([]);
      await visitor.close();
    }
  });
  return async function enter(look: Look, account = usual): Promise<Visitor> {
    const site = app();
    const person = site.credentials[account ?? ''];
    if (!person) throw new Error(`there is no demo account ${account}`);
    const visitor = await openVisitor(site, look);
    visitors.push(visitor);
    await visitor.signIn(person);
    return visitor;
  };
}
