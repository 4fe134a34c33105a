import { describe, expect, it } from 'vitest';
import { holdsLink, nameInMail } from '../../../../src/domain/access/shown-name.ts';

describe("a person's name", () => {
  it.each([
    'https://evil.example',
    'Win at evil.com',
    'EVIL.COM now',
    'see www.evil.example',
    'evil.com.tw',
    'a@b.example',
    '請至 evil.tw 領獎',
  ])('is refused with an address in it: %s', (name) => expect(holdsLink(name)).toBe(true));

  it.each(['王小明', 'J. R. Smith', 'J.R. Smith', 'Dr.Li', "O'Brien-Lee", 'St.John', 'Amy (Sales)', '王・小明'])(
    'is left alone: %s',
    (name) => expect(holdsLink(name)).toBe(false),
  );
});

describe('a name in a mail', () => {
  it.each([
    ['104.com.tw', '104. com. tw'],
    ['https://evil.example/x', 'https: / / evil. example/ x'],
    ['evil．com 與 evil。com', 'evil． com 與 evil。 com'],
    ['me@evil.example', 'me@ evil. example'],
    ['Eve\n\nYour account\tis closed', 'Eve Your account is closed'],
    ['王小明', '王小明'],
  ])('becomes no link and no second line: %j', (name, shown) => expect(nameInMail(name)).toBe(shown));

  it('is cut where it would be as long as a letter', () => {
    expect([...nameInMail('好'.repeat(300))]).toHaveLength(81);
  });
});
