import * as l10n from '@vscode/l10n';
import { bodyHash } from '../anchoring/body';
import { spanInOwnText } from '../anchoring/own-span';
import type { Entry } from '../annotations/entry';
import { readDraft } from '../draft/draft';
import type { Coalition } from './coalition';
import type { FileSystem } from './file-system';
import { type Finding, locateFindings } from './finding';
import { entryUri } from './places';
import type { Problem } from './problem';
import { readFileAt } from './read-file';
import { decodeText } from './text-file';

/** An entry that says where in a draft its words stand. */
export interface Quoting {
  /** Id of its thread. */
  readonly thread: string;
  readonly entry: Entry;
}

/** The entries of a coalition that give offsets, by the id of the draft that these are in. */
export function quotingEntries({ threads }: Coalition): Map<string, Quoting[]> {
  const byDraft = new Map<string, Quoting[]>();
  for (const { id: thread, entries } of threads.values()) {
    for (const entry of entries) {
      if (!entry.target || entry.target.text === '') continue;
      const { draft } = entry.target;
      const others = byDraft.get(draft);
      if (others) others.push({ thread, entry });
      else byDraft.set(draft, [{ thread, entry }]);
    }
  }
  return byDraft;
}

/**
 * Entries whose offsets lead to other words than they quote, in the text that they say they were written on;
 * of another text nothing can be said. Not part of a coalition's problems, as drafts are not read with it.
 *
 * @param bytes of the draft
 */
export async function checkQuotes(
  { root }: Coalition,
  quoting: readonly Quoting[],
  bytes: Uint8Array,
  fs: FileSystem,
): Promise<Problem[]> {
  if (quoting.length === 0) return [];
  const draft = readDraft(decodeText(bytes).text);
  const findings: Finding[] = [];
  for (const { thread, entry } of quoting) {
    const { name, target } = entry;
    if (!target || target.text !== bodyHash(draft) || spanInOwnText(target, draft)) continue;
    const { file } = await readFileAt(entryUri(root, thread, name), 'markdown', fs);
    const message = l10n.t(
      'The draft does not have the quoted words at the place that this entry gives. They are looked for instead.',
    );
    findings.push({ code: 'misplaced-quote', severity: 'warning', message, file, path: ['target', 'start'] });
  }
  return locateFindings(findings);
}
