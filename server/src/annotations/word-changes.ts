import { diffArrays } from 'diff';

/** A run of words that stays, is struck or is added. Removed words come before those in their place. */
export interface WordChange {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Longest texts that are compared word by word, in UTF-16 code units; longer ones are exchanged whole. */
const LONGEST = 20_000;

/**
 * What a proposed wording changes, word by word, as compilations of amendments print it. The `same` and
 * `removed` runs joined are `text`, the `same` and `added` runs joined are `proposal`. Words are compared
 * by Myers' algorithm; spaces between two changed words belong to the change, so that a rewritten phrase
 * reads as one phrase struck and one added.
 */
export function wordChanges(text: string, proposal: string): WordChange[] {
  if (text.length + proposal.length > LONGEST)
    return runs([
      ['removed', text],
      ['added', proposal],
    ]);
  const parts = diffArrays(words(text), words(proposal)).map(
    ({ removed, added, value }): Part => [removed ? 'removed' : added ? 'added' : 'same', value.join('')],
  );
  return runs(parts.flatMap((part, index) => (isBridge(parts, index) ? asChange(part[1]) : [part])));
}

type Part = readonly [kind: WordChange['kind'], text: string];

/** Words, spaces and marks; a letter of a script without spaces is a word. */
function words(text: string): string[] {
  return text.match(/\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+|\s+|./gsu) ?? [];
}

/** White space with changes on both sides. */
function isBridge(parts: readonly Part[], index: number): boolean {
  const [kind, text] = parts[index] ?? ['same', ''];
  const changed = (part: Part | undefined) => part !== undefined && part[0] !== 'same';
  return kind === 'same' && text.trim() === '' && changed(parts[index - 1]) && changed(parts[index + 1]);
}

function asChange(text: string): Part[] {
  return [
    ['removed', text],
    ['added', text],
  ];
}

/** Joins what belongs together: within a stretch of changes, all that is removed and then all that is added. */
function runs(parts: readonly Part[]): WordChange[] {
  const result: WordChange[] = [];
  let removed = '';
  let added = '';
  const flush = () => {
    if (removed) result.push({ kind: 'removed', text: removed });
    if (added) result.push({ kind: 'added', text: added });
    removed = '';
    added = '';
  };
  for (const [kind, text] of parts) {
    if (kind === 'removed') removed += text;
    else if (kind === 'added') added += text;
    else {
      flush();
      result.push({ kind, text });
    }
  }
  flush();
  return result;
}
