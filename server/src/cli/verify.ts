import { plainLine } from '../annotations/plain-line';
import { type PlacedFinding, verifyFolder } from '../past/verify-folder';
import type { Problem } from '../repository/problem';
import { CommandFailure } from './failure';
import { shownPath } from './files';
import { sarifOf } from './sarif';

export interface VerifyOptions {
  readonly since?: string;
  readonly until: string;
  readonly json?: boolean;
  readonly sarif?: boolean;
}

/** `caucus verify [DIR]`. The fields are described in `CLI.md` and do not change. */
export async function verify(dir: string, options: VerifyOptions): Promise<void> {
  if (options.json && options.sarif) throw new CommandFailure('choose one of --json and --sarif');
  const { findings: placed, commits, entries } = await verifyFolder(dir, options);
  const errors = placed.filter(({ finding }) => finding.severity === 'error').length;
  const counts = { errors, warnings: placed.length - errors };
  if (options.sarif) write(JSON.stringify(sarifOf(placed.map(problemOf), shownPath), null, 2));
  else if (options.json) {
    write(JSON.stringify({ findings: placed.map(plain), ...counts, commits, entries }, null, 2));
  } else for (const line of lines(placed, counts, commits)) write(plainLine(line));
  if (errors > 0) process.exitCode = 1;
}

/** In a scanner's report, a finding is about the whole file. */
function problemOf({ finding: { code, severity, message, commit }, uri }: PlacedFinding): Problem {
  const start = { line: 0, character: 0 };
  return {
    code,
    severity,
    message: `${message} (${commit.slice(0, 10)})`,
    uri,
    range: { start, end: start },
  };
}

function plain({ finding: { code, severity, message, commit: id }, commit, uri }: PlacedFinding) {
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
  placed: readonly PlacedFinding[],
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
