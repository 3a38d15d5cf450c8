import { plainLine } from '../annotations/plain-line';

/** Options of the commands that print data. */
export interface PrintOptions {
  readonly json?: boolean;
}

/** Prints JSON where it is asked for or nobody is reading along; else lines for people, which nothing in a repository can make act on their terminal. */
export function print(data: object, options: PrintOptions, lines: () => readonly string[]): void {
  const forPeople = process.stdout.isTTY === true && !options.json;
  process.stdout.write(`${forPeople ? lines().map(plainLine).join('\n') : JSON.stringify(data, null, 2)}\n`);
}

/** Columns as wide as their widest cell; the last one is cut at the width of the terminal. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const clean = rows.map((row) => row.map(plainLine));
  const widths: number[] = [];
  for (const row of clean) {
    for (const [i, cell] of row.slice(0, -1).entries()) widths[i] = Math.max(widths[i] ?? 0, cell.length);
  }
  const before = widths.reduce((sum, width) => sum + width + 2, 0);
  const room = Math.max(20, (process.stdout.columns ?? 100) - before);
  return clean.map((row) =>
    row
      .map((cell, i) => {
        if (i < row.length - 1) return cell.padEnd((widths[i] ?? 0) + 2);
        return cell.length > room ? `${cell.slice(0, room - 1)}…` : cell;
      })
      .join(''),
  );
}
