import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { voiceReplacementInput } from '../../../src/contract/change-request-kinds.contract.ts';
import { workKinds } from '../../../src/domain/change-request/kind.ts';
import { askOf, type RequestKinds, requestKinds } from '../../../src/features/change-requests/kinds/request-kinds.ts';
import { projectRoot } from '../../../src/shared/project-root.ts';

const lineIds = ['019a0000-0000-7000-8000-000000000001', '019a0000-0000-7000-8000-000000000002'];
const uploadId = '019a0000-0000-7000-8000-000000000003';

/** The files that may name a kind: its own file and the map, its contract, its words, its page, the demo's story. */
const rooms = [
  'src/features/change-requests/kinds/',
  'src/contract/',
  'src/domain/change-request/kind.ts',
  'src/web/',
  'src/demo/',
];

describe('the kinds of change requests', () => {
  it('are a whole map: one that the contract knows and nobody reads does not compile', () => {
    const { voice_replacement: _left, ...others } = requestKinds;
    // @ts-expect-error a kind without a reader
    const kinds: RequestKinds = others;
    expect(Object.keys(kinds)).not.toContain('voice_replacement');
  });

  it('are named nowhere else', () => {
    const files = ['src', 'workers'].flatMap((folder) =>
      readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
        .filter((path) => /\.tsx?$/.test(path))
        .map((path) => join(folder, path)),
    );
    expect(files.length).toBeGreaterThan(500);
    const elsewhere = files
      .filter((path) => !rooms.some((room) => path.startsWith(room)))
      .filter((path) =>
        workKinds.some(
          (kind) =>
            kind !== 'rollback' &&
            kind !== 'emergency_closure' &&
            readFileSync(join(projectRoot, path), 'utf8').includes(`'${kind}'`),
        ),
      );
    expect(elsewhere.map((path) => relative('src', path))).toEqual([]);
  });

  it('name each line once, in the order given', () => {
    const body = { kind: 'voice_replacement', slot: 'greeting', uploadId } as const;
    const many = voiceReplacementInput.parse({ ...body, lineIds: [...lineIds, lineIds[0]] });
    expect(askOf(many).lineIds).toEqual(lineIds);
    expect(askOf(voiceReplacementInput.parse({ ...body, lineId: lineIds[1] })).lineIds).toEqual([lineIds[1]]);
  });
});
