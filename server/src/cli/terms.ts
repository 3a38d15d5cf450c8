import { readDraft } from '../draft/draft';
import { citationOver } from '../draft/outline';
import { compileTerms } from '../terms/matcher';
import { termsOfBlock } from '../workspace/block-terms';
import { readCoalition, readDraftText } from './files';
import { type PrintOptions, print, table } from './print';

export interface TermsOptions extends PrintOptions {
  readonly coalition?: string;
}

/** `caucus terms FILE`. The fields are described in `CLI.md` and do not change. */
export async function terms(path: string, options: TermsOptions): Promise<void> {
  const text = await readDraftText(path);
  const coalition = await readCoalition(options.coalition, path === '-' ? {} : { near: path });
  const draft = readDraft(text);
  const matcher = compileTerms([...coalition.terms.values()]);
  const occurrences = draft.blocks.flatMap((block, index) => {
    const blockStart = draft.startOf(index);
    const paragraph = citationOver(draft.outline, index) ?? null;
    return termsOfBlock(block, matcher).occurrences.map(({ term, start, end }) => ({
      term: term.id,
      stance: term.stance,
      start: blockStart + start,
      end: blockStart + end,
      text: block.text.slice(start, end),
      paragraph,
      line: draft.positionAt(blockStart + start).line + 1,
    }));
  });
  const counts = {
    total: occurrences.length,
    support: 0,
    oppose: 0,
    watch: 0,
    terms: {} as Record<string, number>,
  };
  for (const { term, stance } of occurrences) {
    counts[stance] += 1;
    counts.terms[term] = (counts.terms[term] ?? 0) + 1;
  }
  print({ occurrences, counts }, options, () => [
    ...table(
      occurrences.map(({ line, paragraph, stance, term, start, end }) => [
        String(line),
        paragraph ?? '',
        stance,
        term,
        draft.text.slice(Math.max(0, start - 30), end + 30),
      ]),
    ),
    '',
    `${counts.total} places · ${counts.support} support · ${counts.oppose} oppose · ${counts.watch} watch`,
  ]);
}
