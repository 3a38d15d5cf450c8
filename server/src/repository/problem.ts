/**
 * Something wrong in a coalition's own file (never in a draft). Shown as a diagnostic, by `caucus check`
 * and as SARIF alike.
 */
export interface Problem {
  /** Stable, in kebab case: `unknown-member`, `duplicate-id`, `bad-yaml`, ... */
  readonly code: string;
  readonly severity: 'error' | 'warning';
  /** What is wrong and what to do, in plain words. */
  readonly message: string;
  readonly uri: string;
  /** Where in the file: zero-based lines, characters in UTF-16 code units. */
  readonly range: ProblemRange;
  /** An obvious remedy, if there is one: replace `range` (or the given one) by `text`. */
  readonly fix?: { readonly title: string; readonly range: ProblemRange; readonly text: string };
  /** The other place it is about, as with a duplicate. */
  readonly related?: { readonly uri: string; readonly range: ProblemRange; readonly message: string };
}

export interface ProblemRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}
