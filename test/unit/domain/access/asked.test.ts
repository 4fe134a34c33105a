import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { type Action, actions } from '../../../../src/domain/access/policy-table.ts';
import { projectRoot } from '../../../../src/shared/project-root.ts';

/** The functions that check permissions. Each takes an `Action` as its second argument, so only existing rows can be checked. */
const asking = new Set(['ensure', 'may', 'can', 'authorise', 'ownerOf']);

function sources(): string[] {
  return readdirSync(join(projectRoot, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => /\b(ensure|may|can|authorise|ownerOf)\(/.test(readFileSync(path, 'utf8')));
}

/** The literals in the second argument of every call; a conditional counts as both. */
function askedIn(path: string): string[] {
  const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest);
  const found: string[] = [];
  const collect = (node: ts.Node): void => {
    if (ts.isStringLiteral(node)) found.push(node.text);
    ts.forEachChild(node, collect);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && asking.has(node.expression.text)) {
      const [, action] = node.arguments;
      if (action) collect(action);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

it('every row of the policy is checked somewhere, and nothing else is', () => {
  const asked = new Set(sources().flatMap(askedIn));
  const rows: Action[] = [...actions].sort();
  expect([...asked].sort()).toEqual(rows);
});
