import { addressInArticle } from '../draft/address';
import type { Draft } from '../draft/draft';
import type { Reference } from '../draft/markup';
import { articleOver, type OutlineNode } from '../draft/outline';
import type { DraftFile } from '../repository/coalition';
import type { DraftInPlace } from '../workspace/workspace';
import { draftTitle } from './draft-titles';

/** A text that a reference points to, and the paragraphs in it. */
export interface ReferencedText {
  readonly uri: string;
  readonly draft: Draft;
  readonly title: string;
  /** Empty when the reference is to the whole text, or the text has no such paragraph. */
  readonly nodes: readonly OutlineNode[];
}

/**
 * The texts of the coalition that a reference in a block may mean, best first: this draft where no document is
 * named; otherwise adopted texts before drafts, newer before older, those that have the paragraph before others.
 */
export function referencedDrafts(
  reference: Reference,
  { open, session }: DraftInPlace,
  block: number,
): ReferencedText[] {
  // Goals of the 2030 Agenda are no paragraphs.
  if (reference.isElsewhere || reference.kind === 'goal') return [];
  if (reference.document === undefined) {
    const labels = reference.inArticle ? inArticle(reference.labels, open.draft, block) : reference.labels;
    return [referenced(labels, open.uri, '', open.draft)];
  }
  if (!session) return [];
  const wanted = foldName(reference.document);
  const exact: Known[] = [];
  const similar: Known[] = [];
  for (const known of session.library.drafts()) {
    const names = namesOf(known);
    if (names.includes(wanted)) exact.push(known);
    else if (names.some((name) => name.startsWith(`${wanted} `))) similar.push(known);
  }
  return (exact.length > 0 ? exact : similar)
    .sort(adoptedAndNewestFirst)
    .map(({ file, draft }) => referenced(reference.labels, file.uri, draftTitle(file.id, draft), draft))
    .sort((a, b) => Number(b.nodes.length > 0) - Number(a.nodes.length > 0));
}

interface Known {
  readonly file: DraftFile;
  readonly draft: Draft;
}

/** `1` and `(b)` in the article over a block: `Article 6.1`, `Article 6(b)`; none outside of articles. */
function inArticle(labels: readonly string[], { outline }: Draft, block: number): readonly string[] {
  const article = articleOver(outline, block);
  return article === undefined ? [] : labels.map((label) => addressInArticle(article, label));
}

function referenced(labels: readonly string[], uri: string, title: string, draft: Draft): ReferencedText {
  const nodes = labels.flatMap((label) => paragraphsNamed(draft, label));
  return { uri, draft, title, nodes };
}

/**
 * The first paragraph of this label, but all of them where they are alternatives to one another; the
 * paragraph itself where the text has no such option of it.
 */
function paragraphsNamed({ outline }: Draft, label: string): readonly OutlineNode[] {
  const exact = outline.find(label);
  const found = exact.length > 0 ? exact : outline.find(label.replace(/, Option .*$/, ''));
  return found.some(({ option }) => option !== undefined) ? found : found.slice(0, 1);
}

function namesOf({ file, draft }: Known): string[] {
  const { title, symbol, aliases = [] } = draft.frontMatter;
  return [file.id, title, symbol, ...aliases].flatMap((name) => (name ? [foldName(name)] : []));
}

/** Names are the same whatever their case, punctuation and article. */
function foldName(name: string): string {
  return name
    .slice(0, 300)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^the /, '');
}

function adoptedAndNewestFirst(a: Known, b: Known): number {
  const adopted = Number(isAdopted(b)) - Number(isAdopted(a));
  return adopted || (b.draft.frontMatter.date ?? '').localeCompare(a.draft.frontMatter.date ?? '');
}

function isAdopted({ file, draft }: Known): boolean {
  return file.kind === 'text' || draft.frontMatter.status === 'adopted';
}
