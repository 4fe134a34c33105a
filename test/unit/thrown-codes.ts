import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { projectRoot } from '../../src/shared/project-root.ts';

/** A code that some line of the program gives, with the names of the values beside it; null where these are not written out. */
export interface GivenCode {
  code: string;
  values: string[] | null;
  at: string;
}

export interface GivenCodes {
  /** Codes of refusals and of their reasons. */
  codes: GivenCode[];
  /** Codes of single fields (`errors` of a problem). */
  fields: GivenCode[];
  /** Places whose code is not written out. */
  computed: { at: string; text: string }[];
}

/** What makes a refusal, and the code it has without an argument. */
const makers: Record<string, string | null> = {
  AppError: null,
  conflict: null,
  refuse: null,
  reason: null,
  forbidden: 'forbidden',
  notFound: 'not_found',
  invalidInput: 'invalid_input',
};

function sourceFiles(): string[] {
  return ['src', 'workers'].flatMap((folder) =>
    readdirSync(join(projectRoot, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .map((entry) => join(entry.parentPath, entry.name).slice(projectRoot.length + 1))
      // The pages say their own words, from their own files.
      .filter((path) => !path.startsWith('src/contract/') && !path.startsWith('src/web/')),
  );
}

function literalsOf(node: ts.Expression): string[] | null {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isAsExpression(node)) return literalsOf(node.expression);
  if (!ts.isConditionalExpression(node)) return null;
  const [first, second] = [literalsOf(node.whenTrue), literalsOf(node.whenFalse)];
  return first && second ? [...first, ...second] : null;
}

function member(object: ts.Node | undefined, name: string): ts.Expression | undefined {
  if (!object || !ts.isObjectLiteralExpression(object)) return undefined;
  for (const property of object.properties) {
    if (property.name === undefined || property.name.getText() !== name) continue;
    if (ts.isPropertyAssignment(property)) return property.initializer;
    if (ts.isShorthandPropertyAssignment(property)) return property.name;
  }
  return undefined;
}

function valueNames(object: ts.Expression | undefined): string[] | null {
  if (object === undefined) return [];
  if (!ts.isObjectLiteralExpression(object)) return null;
  return object.properties.some(ts.isSpreadAssignment)
    ? null
    : object.properties.map((property) => property.name?.getText() ?? '');
}

function readCall(node: ts.CallExpression | ts.NewExpression, at: string, found: GivenCodes): void {
  const maker = node.expression.getText();
  const inherent = Object.hasOwn(makers, maker) ? makers[maker] : undefined;
  if (inherent === undefined) return;
  const [first, second] = node.arguments ?? [];
  if (inherent !== null && (first === undefined || maker === 'invalidInput')) {
    found.codes.push({ code: inherent, values: [], at });
    return;
  }
  if (first === undefined) return;
  const codes = literalsOf(first);
  if (codes === null) {
    found.computed.push({ at, text: first.getText() });
    return;
  }
  const values = valueNames(maker === 'AppError' ? member(second, 'params') : second);
  for (const code of codes) found.codes.push({ code, values, at });
}

/** Tables of faults (`{ code, status }`), reasons (`{ code, params }`) and faults of fields (`{ path, code, message }`). */
function readObject(node: ts.ObjectLiteralExpression, at: string, found: GivenCodes): void {
  const code = member(node, 'code');
  const codes = code === undefined ? null : literalsOf(code);
  if (codes === null || member(node, 'severity') !== undefined) return;
  const params = member(node, 'params');
  if (member(node, 'message') !== undefined) {
    if (member(node, 'path') !== undefined) for (const each of codes) found.fields.push({ code: each, values: [], at });
  } else if (params !== undefined || member(node, 'status') !== undefined) {
    for (const each of codes) found.codes.push({ code: each, values: valueNames(params), at });
  }
}

/** Every code that the program can give, read from its syntax. */
export function givenCodes(): GivenCodes {
  const found: GivenCodes = { codes: [], fields: [], computed: [] };
  for (const path of sourceFiles()) {
    const text = readFileSync(join(projectRoot, path), 'utf8');
    const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true);
    const visit = (node: ts.Node): void => {
      const at = `${path}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
      if (ts.isCallExpression(node) || ts.isNewExpression(node)) readCall(node, at, found);
      if (ts.isObjectLiteralExpression(node)) readObject(node, at, found);
      ts.forEachChild(node, visit);
    };
    visit(file);
  }
  return found;
}
