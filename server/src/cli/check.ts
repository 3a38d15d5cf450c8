import { plainLine } from '../annotations/plain-line';
import { nodeFileSystem } from '../node-file-system';
import { checkDraft } from '../repository/check-draft';
import { checkQuotes, quotingEntries } from '../repository/check-quotes';
import type { Coalition } from '../repository/coalition';
import { locateFindings } from '../repository/finding';
import { limits } from '../repository/limits';
import type { Problem } from '../repository/problem';
import { unreadableFinding } from '../repository/read-file';
import { CommandFailure } from './failure';
import { coalitionsAt, shownPath } from './files';
import { sarifOf } from './sarif';

export interface CheckOptions {
  readonly json?: boolean;
  readonly sarif?: boolean;
}

/** `caucus check [DIR]`. The fields are described in `CLI.md` and do not change. */
export async function check(dir: string, options: CheckOptions): Promise<void> {
  if (options.json && options.sarif) throw new CommandFailure('choose one of --json and --sarif');
  const problems: Problem[] = [];
  for (const coalition of await coalitionsAt(dir)) {
    problems.push(...coalition.problems, ...(await draftProblems(coalition)));
  }
  problems.sort(
    (a, b) =>
      compare(a.uri, b.uri) ||
      a.range.start.line - b.range.start.line ||
      a.range.start.character - b.range.start.character,
  );
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const counts = { errors, warnings: problems.length - errors };
  if (options.sarif) write(JSON.stringify(sarifOf(problems, shownPath), null, 2));
  else if (options.json) write(JSON.stringify({ problems: problems.map(plain), ...counts }, null, 2));
  else for (const line of lines(problems, counts)) write(plainLine(line));
  if (errors > 0) process.exitCode = 1;
}

async function draftProblems(coalition: Coalition): Promise<Problem[]> {
  const fs = nodeFileSystem();
  const problems: Problem[] = [];
  const quoting = quotingEntries(coalition);
  for (const { id, uri } of coalition.drafts.values()) {
    try {
      const bytes = await fs.readFile(uri, limits.draftBytes);
      problems.push(...checkDraft(coalition, uri, bytes));
      problems.push(...(await checkQuotes(coalition, quoting.get(id) ?? [], bytes, fs)));
    } catch (error) {
      problems.push(...locateFindings([unreadableFinding(uri, error)]));
    }
  }
  return problems;
}

function plain({ code, severity, message, uri, range, fix }: Problem) {
  return {
    code,
    severity,
    message,
    file: shownPath(uri),
    line: range.start.line + 1,
    column: range.start.character + 1,
    endLine: range.end.line + 1,
    endColumn: range.end.character + 1,
    ...(fix && { fix: fix.title }),
  };
}

function lines(
  problems: readonly Problem[],
  { errors, warnings }: { errors: number; warnings: number },
): string[] {
  const found = problems.map(
    ({ code, severity, message, uri, range: { start } }) =>
      `${shownPath(uri)}:${start.line + 1}:${start.character + 1}: ${severity}: ${message} [${code}]`,
  );
  if (found.length === 0) return ['No problems found.'];
  return [...found, '', `${plural(errors, 'error')}, ${plural(warnings, 'warning')}`];
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function write(line: string): void {
  process.stdout.write(`${line}\n`);
}
