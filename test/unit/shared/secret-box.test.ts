import { expect, it } from 'vitest';
import { createSecretBox } from '../../../src/shared/secret-box.ts';

const box = createSecretBox('installation', 'tests');

it('opens what it sealed, which is different each time', () => {
  const [one, other] = [box.seal('whsec_密', 'a'), box.seal('whsec_密', 'a')];
  expect(one).not.toBe(other);
  expect([box.open(one, 'a'), box.open(other, 'a')]).toEqual(['whsec_密', 'whsec_密']);
});

it('opens nothing of another record, another purpose, another installation, or that was changed', () => {
  const sealed = box.seal('whsec_x', 'a');
  expect(box.open(sealed, 'b')).toBeNull();
  expect(createSecretBox('installation', 'others').open(sealed, 'a')).toBeNull();
  expect(createSecretBox('another', 'tests').open(sealed, 'a')).toBeNull();
  const bytes = Buffer.from(sealed, 'base64');
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] as number) ^ 1;
    expect(box.open(changed.toString('base64'), 'a')).toBeNull();
    expect(box.open(bytes.subarray(0, at).toString('base64'), 'a')).toBeNull();
  }
});
