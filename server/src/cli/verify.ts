import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Problem } from '../repository/problem';
import type { VerifyFinding } from '../sharing/verify/finding';
import type { Commit } from '../sharing/verify/history';
import { signaturesNeeded, verify as verifyHistory } from '../sharing/verify/verify';
import { CommandFailure } from './failure';
import { shownPath } from './files';
import { readHistory, readSignatures } from './history';
import { coalitionFolders, commitNamed, repositoryAt } from './repositories';
import { sarifOf } from './sarif';

export interface VerifyOptions {
  readonly since?: string;
  readonly until: string;
  readonly json?: boolean;
  readonly sarif?: boolean;
}

/** A finding with where it is for whoever called, and the commit it is about. */
interface Placed {
  readonly finding: VerifyFinding;
  readonly commit: Commit | undefined;
  readonly uri: string;
}

/** `caucus verify [DIR]`. The fields are described in `CLI.md` and do not change. */
export async function verify(dir: string, options: VerifyOptions): Promise<void> {
  if (options.json && options.sarif) throw new CommandFailure('choose one of --json and --sarif');
  const { git, top, folder } = await repositoryAt(dir);
  const tip = await commitNamed(git, options.until);
  const since = options.since === undefined ? undefined : await commitNamed(git, options.since);
  const folders = new Set(await coalitionFolders(git, tip, folder));
  // Where a proposal deletes `caucus.yaml`, it is judged all the same.
  if (since !== undefined) for (const one of await coalitionFolders(git, since, folder)) folders.add(one);
  if (folders.size === 0) {
    throw new CommandFailure(
      `no coalition found: no file caucus.yaml in ${dir} or above it, in ${options.until}`,
    );
  }
  const placed: Placed[] = [];
  let [commits, entries] = [0, 0];
  for (const one of folders) {
    const history = await readHistory(git, one, { tip, since });
    const signatures = await readSignatures(git, signaturesNeeded(history));
    const byId = new Map(history.commits.map((commit) => [commit.id, commit]));
    commits = history.commits.length;
    entries += history.claims.size;
    for (const finding of verifyHistory(history, signatures, Date.now())) {
      const uri = pathToFileURL(resolve(top ?? dir, join(one, finding.path))).toString();
      placed.push({ finding, commit: byId.get(finding.commit), uri });
    }
  }
  const errors = placed.filter(({ finding }) => finding.severity === 'error').length;
  const counts = { errors, warnings: placed.length - errors };
  if (options.sarif) write(JSON.stringify(sarifOf(placed.map(problemOf), shownPath), null, 2));
  else if (options.json) {
    write(JSON.stringify({ findings: placed.map(plain), ...counts, commits, entries }, null, 2));
  } else for (const line of lines(placed, counts, commits)) write(line);
  if (errors > 0) process.exitCode = 1;
}

/** In a scanner's report, a finding is about the whole file. */
function problemOf({ finding: { code, severity, message, commit }, uri }: Placed): Problem {
  const start = { line: 0, character: 0 };
  return {
    code,
    severity,
    message: `${message} (${commit.slice(0, 10)})`,
    uri,
    range: { start, end: start },
  };
}

function plain({ finding: { code, severity, message, commit: id }, commit, uri }: Placed) {
  return {
    code,
    severity,
    message,
    file: shownPath(uri),
    commit: id,
    author: commit ? `${commit.author.name} <${commit.author.email}>` : null,
    date: commit && Number.isFinite(commit.authored) ? isoOf(commit.authored) : null,
  };
}

function isoOf(time: number): string | null {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? null : date.toISOString().replace('.000Z', 'Z');
}

function lines(
  placed: readonly Placed[],
  { errors, warnings }: { errors: number; warnings: number },
  commits: number,
): string[] {
  const read = `${commits} ${commits === 1 ? 'commit' : 'commits'} read.`;
  if (placed.length === 0) return [`Everybody said what the files say they said. ${read}`];
  const found = placed.map(
    ({ finding: { code, severity, message, commit }, uri }) =>
      `${shownPath(uri)}: ${severity}: ${message} [${code}, ${commit.slice(0, 10)}]`,
  );
  const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`;
  return [...found, '', `${count(errors, 'error')}, ${count(warnings, 'warning')}. ${read}`];
}

function write(line: string): void {
  process.stdout.write(`${line}\n`);
}
