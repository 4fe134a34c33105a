// Checks the subjects of the commits that the upstream branch does not have: how a commit is written stands in CONTRIBUTING.md.
// Without git, a repository, a commit or a branch to compare with there is nothing to check, and it says so.
import { spawnSync } from 'node:child_process';

const longest = 72;
const form = /^(feat|fix|perf|refactor|test|docs|build|ci|chore|revert)(\([a-z0-9,-]+\))?!?: \S/;

/** What git prints, or null where git is absent or refuses. */
function git(...options) {
  const { status, stdout } = spawnSync('git', options, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return status === 0 ? stdout : null;
}

function faultsOf(subject) {
  const length = [...subject].length;
  return [
    ...(length > longest ? [`${length} characters, at most ${longest}`] : []),
    ...(form.test(subject) ? [] : ['not of the form `type(room): what is so now`']),
    ...(/[;;]/.test(subject) ? ['a semicolon: two subjects are two commits'] : []),
  ];
}

const base = ['@{upstream}', 'origin/main'].find((name) => git('rev-parse', '--verify', '--quiet', `${name}^{commit}`));
const log = base && git('log', '--no-merges', '--format=%h%x09%s', `${base}..HEAD`);

if (log) {
  for (const line of log.trimEnd().split('\n')) {
    const [commit, ...rest] = line.split('\t');
    const subject = rest.join('\t');
    for (const fault of faultsOf(subject)) {
      process.exitCode = 1;
      console.error(`${commit} ${subject}\n  ${fault}`);
    }
  }
} else {
  console.log(base ? `subjects: no commit that ${base} does not have` : 'subjects: no upstream branch to compare with');
}
