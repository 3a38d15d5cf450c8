import type { Heading } from './block';
import { type LabelReading, readLabel } from './label';
import type { Line } from './lines';
import { lastMark } from './role';
import type { Span } from './span';

/** What surrounds a line that may be a heading. */
export interface HeadingContext {
  /** Nothing but blanks and front matter stands above. */
  readonly first: boolean;
  /** An empty line, a heading or nothing stands directly above. */
  readonly afterBlank: boolean;
  /** The line below is empty, missing, or opens a paragraph of its own. */
  readonly alone: boolean;
  /** The label at the head of the line, if any. */
  readonly label: LabelReading | undefined;
  /** Level of an underline (`====`, `----`) below, 0 without one. */
  readonly underline: number;
}

export type HeadingReading = Pick<Heading, 'level' | 'title'> & { readonly label?: LabelReading['label'] };

const LONGEST_HEADING = 160;
const ATX = /^(#{1,6})(?:[ \t]+|$)/;
const RESOLUTION_TITLE = /^\d{1,3}\/\d{1,4}\.\s+\p{Lu}/u;
const NAMED =
  /^(?:preamble|annex|appendix|introduction|conclusion|draft (?:agreement|decision|resolution)|préambule|annexe|preámbulo|anexo|преамбула|приложение|序言|附件|الديباجة|المرفق)$/iu;

/** Reads the line as a heading, if it surely is one. */
export function readHeading(text: string, line: Line, context: HeadingContext): HeadingReading | undefined {
  const length = line.end - line.first;
  const head = text.slice(line.first, Math.min(line.end, line.first + LONGEST_HEADING + 1));
  const atx = line.indent < 4 ? ATX.exec(head) : null;
  if (atx !== null) {
    const from = line.first + atx[0].length;
    const title = trimDecoration(text, from, line.end);
    const found = readLabel(text, Math.min(from, line.end), line.end);
    return heading(atx[1]?.length ?? 1, title, found, true);
  }
  if (length > LONGEST_HEADING || length === 0) return undefined;
  const title = trimDecoration(text, line.first, line.end);
  const words = text.slice(title.start, title.end);
  const found = context.label;
  const style = found?.label.style;
  if (context.underline > 0 && found === undefined) return heading(context.underline, title, found, false);
  if (style === 'option' || style === 'bullet') return undefined;
  const rest = found === undefined ? words : text.slice(found.content, title.end).trim();
  if (style === 'article')
    return isArticleTitle(rest) ? heading(articleLevel(found), title, found, true) : undefined;
  if (!context.alone) return undefined;
  if (found === undefined && NAMED.test(words)) return heading(2, title, found, false);
  if (lastMark(text, line.first, line.end) !== '') return undefined;
  if ((style === 'roman' || style === 'letter') && !found?.label.key.startsWith('(')) {
    const level = style === 'roman' ? 2 : 3;
    return found !== undefined && isTitle(rest)
      ? heading(line.indent >= 24 ? 1 : level, title, found, true)
      : undefined;
  }
  if (found !== undefined) return undefined;
  if (/^[[({]/.test(words) && !isCapitals(words)) return undefined;
  if (RESOLUTION_TITLE.test(words)) return heading(1, title, undefined, false);
  if (isCapitals(words)) return heading(2, title, undefined, false);
  if (!context.afterBlank) return undefined;
  if (context.first && length <= 120 && !/[.,;:。，]/.test(words) && !/^\d/.test(words)) {
    return heading(1, title, undefined, false);
  }
  const bold = /^(\*\*|__)(?=\S).{1,100}(\*\*|__)$/.test(head);
  return bold || isTitleCase(words) ? heading(3, title, undefined, false) : undefined;
}

function heading(
  level: number,
  title: Span,
  found: LabelReading | undefined,
  labelled: boolean,
): HeadingReading {
  const labels = labelled && found !== undefined && HEADING_LABELS.has(found.label.style);
  return labels ? { level, title, label: found.label } : { level, title };
}

const HEADING_LABELS: ReadonlySet<string> = new Set(['article', 'roman', 'letter', 'number', 'option']);

function articleLevel(found: LabelReading | undefined): number {
  const key = found?.label.key ?? '';
  if (key.startsWith('Article')) return 3;
  return key.startsWith('Section') ? 2 : 1;
}

/** What may follow `Article 6` in a heading: nothing, `(finance)`, `: Finance`, `FINANCE`. */
function isArticleTitle(rest: string): boolean {
  if (rest === '' || rest === ']') return true;
  const words = rest.replace(/^[\s\]*_:.–—-]+/, '');
  if (lastMark(words, 0, words.length) !== '') return false;
  if (/^[*_]{0,3}[(（[][^)）\]]{0,120}[)）\]][*_\s]{0,3}$/.test(words)) return true;
  return /^\P{Ll}/u.test(words) && words.split(/\s+/).length <= 14 && isTitle(words);
}

function isTitle(words: string): boolean {
  return (
    words !== '' && words.length <= 120 && /^[[("“*_]*\P{Ll}/u.test(words) && !/[.;,:。；，،]$/.test(words)
  );
}

/** At least four letters, all of them capitals. */
export function isCapitals(words: string): boolean {
  // Letters are counted last: most lines are none of it.
  if (words !== words.toUpperCase() || words === words.toLowerCase()) return false;
  return (words.match(/\p{L}/gu) ?? []).length >= 4;
}

/** `Designation Criteria`: every longer word has a capital; not `The General Assembly`. */
function isTitleCase(words: string): boolean {
  if (words.length > 80 || !/^\p{Lu}/u.test(words) || /[.,;:!?"“[\]<>@/]/.test(words)) return false;
  if (/^(?:The|L['’]|La|Le|Les|El|Los|Las|No)[\s’']?/.test(words)) return false;
  const long = words.split(/[\s-]+/).filter((word) => word.length >= 4);
  return long.length > 0 && words.split(/\s+/).length <= 10 && long.every((word) => /^[\p{Lu}(]/u.test(word));
}

/** The words between the decoration: `## *Title* ##` → `Title`. Emphasis inside stays whole. */
function trimDecoration(text: string, from: number, to: number): Span {
  let start = Math.min(from, to);
  let end = to;
  while (start < end && /[\s#]/.test(text.charAt(start))) start += 1;
  while (end > start && /[\s#]/.test(text.charAt(end - 1))) end -= 1;
  while (end - start > 2 && /[*_]/.test(text.charAt(start)) && text.charAt(start) === text.charAt(end - 1)) {
    start += 1;
    end -= 1;
  }
  return { start, end };
}
