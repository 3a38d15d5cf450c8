import type { Footnote } from './markup';

const MOST = 500;
const MARKDOWN = /\[\^([^\]\s]{1,40})\](:?)/g;
const SUPERSCRIPT = /[¹²³⁰⁴-⁹]{1,3}/g;
const DIGITS = /\d{1,2}(?=[\s.,;:)\]]|$)/g;
/** What a raised number was glued to by extraction: a word, or the mark that ends a clause. */
const GLUED_TO = /(?:\p{Ll}{3}|[\p{Ll}”"’)\]][.,;:”"’)\]])$/u;
/** Words that are spelt with a digit, and abbreviations that a number belongs to: `Rev.1`. */
const SPELT =
  /(?:(?<!\p{L})(?:rev|add|corr|amend|conf|res|dec|prot|doc|inf|misc|no|nos|vol|arts?|paras?|pp?|ch|fig|sect?|ver)\.|web|covid|mp|mpeg|top|group|track|annex|table|figure|level|layer|horizon|habitat|generation)$/iu;

/** Footnote marks in a paragraph, and its own number when it is a note. `from` is where its words begin. */
export function readFootnotes(text: string, from: number): readonly Footnote[] {
  const found: Footnote[] = [];
  const add = (start: number, end: number, label: string, kind: Footnote['kind'] = 'mark') => {
    if (found.length < MOST) found.push({ span: { start, end }, kind, label });
  };
  const own = /^\s{0,40}(\d{1,3})\s*?(?:\r\n?|\n)/.exec(text.slice(0, 60));
  if (own?.[1] !== undefined && own[0].length > from && from <= own[0].indexOf(own[1])) {
    add(own[0].indexOf(own[1]), own[0].indexOf(own[1]) + own[1].length, own[1], 'note');
  }
  for (const match of text.matchAll(MARKDOWN)) {
    const note = match[2] === ':' && text.slice(0, match.index).trim() === '';
    add(
      match.index,
      match.index + match[0].length - (note ? 0 : (match[2]?.length ?? 0)),
      match[1] ?? '',
      note ? 'note' : 'mark',
    );
    if (found.length >= MOST) break;
  }
  for (const match of text.matchAll(SUPERSCRIPT)) {
    add(match.index, match.index + match[0].length, match[0].normalize('NFKC'));
    if (found.length >= MOST) break;
  }
  for (const match of text.matchAll(DIGITS)) {
    const end = match.index + match[0].length;
    if (match.index < from || /[\d\s]/.test(text.charAt(match.index - 1))) continue;
    const before = text.slice(Math.max(from, match.index - 24), match.index);
    if (GLUED_TO.test(before) && !SPELT.test(before)) add(match.index, end, match[0]);
    if (found.length >= MOST) break;
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}
