import type { Attribution, Bracket, Markup, StatusMark } from './markup';
import { isParty, PARTY_SHAPE } from './parties';
import { statusOf } from './status';

type Attributed = Pick<Markup, 'brackets' | 'statuses'> & { readonly speaker?: Attribution };

const MOST = 1_000;
/** What stands in one pair of parentheses; longer ones are text. */
const PARENTHESIS = /\(([^()[\]\r\n]{1,200}(?:\r?\n[^()[\]\r\n]{1,160})?)\)/g;

/** Reads who asked for what after each bracket, the status marks, and the party that leads the paragraph. */
export function readAttributions(
  text: string,
  from: number,
  to: number,
  brackets: readonly Bracket[],
): Attributed {
  const parentheses = new Map<number, { end: number; words: string }>();
  const statuses: StatusMark[] = [];
  PARENTHESIS.lastIndex = from;
  for (
    let match = PARENTHESIS.exec(text);
    match !== null && match.index < to;
    match = PARENTHESIS.exec(text)
  ) {
    const words = match[1] ?? '';
    const end = match.index + match[0].length;
    const status = statusOf(words);
    if (status === undefined) parentheses.set(match.index, { end, words });
    else statuses.push({ span: { start: match.index, end }, status, text: words.trim() });
    if (parentheses.size + statuses.length >= MOST) break;
  }
  collectStatuses(text, brackets, statuses);
  const attributed = brackets.map((bracket) => attribute(text, bracket, parentheses));
  const speaker = readSpeaker(text, from, to);
  return {
    brackets: attributed,
    statuses: statuses.sort((a, b) => a.span.start - b.span.start),
    ...(speaker && { speaker }),
  };
}

function collectStatuses(text: string, brackets: readonly Bracket[], into: StatusMark[]): void {
  for (const bracket of brackets) {
    collectStatuses(text, bracket.children, into);
    if (bracket.kind !== 'status' || into.length >= MOST) continue;
    const words = text.slice(bracket.inner.start, bracket.inner.end);
    const status = statusOf(words);
    if (status !== undefined)
      into.push({ span: bracket.span, status, text: words.replace(/[*_]/g, '').trim() });
  }
}

function attribute(
  text: string,
  bracket: Bracket,
  parentheses: ReadonlyMap<number, { end: number; words: string }>,
): Bracket {
  const children = bracket.children.map((child) => attribute(text, child, parentheses));
  const attributions: Attribution[] = [];
  if (bracket.closed && bracket.kind !== 'citation') {
    for (let at = bracket.span.end; attributions.length < 20; ) {
      const start = skipSpace(text, at);
      const found = parentheses.get(start);
      if (found === undefined) break;
      const read = readParenthesis(found.words, start);
      if (read.length === 0 || abbreviates(found.words, text, bracket)) break;
      attributions.push(...read);
      at = found.end;
    }
  }
  return { ...bracket, children, attributions };
}

function skipSpace(text: string, at: number): number {
  const least = at + 3;
  while (at < least && /[\s*_]/.test(text.charAt(at))) at += 1;
  return at;
}

const BY =
  /^(proposed|supported|suggested|requested|reserved|deleted|added|bracketed|agreed|opposed|inserted|proposal|reservation|addition|deletion|request)\s(?:by|from|of)\s+(.+)$/is;
const REQUESTS =
  'delete|retain|keep|reserve|reserves|reservation|support|supports|oppose|opposes|add|replace|move|merge|bracket|alt|' +
  'proposal|to delete|to retain|to keep|wants? to \\w{2,12}|prefers?';
const TRAILING = new RegExp(String.raw`^(.+?)\s+(${REQUESTS})$`, 'i');

/**
 * Attributions in the words between two parentheses, none if they are words of the text. A lone one spans
 * the parentheses; of several, parted by semicolons (`(EU: retain; G77: delete)`), each spans its own words.
 */
function readParenthesis(words: string, start: number): readonly Attribution[] {
  const found: Attribution[] = [];
  let at = start + 1;
  for (const part of words.split(';')) {
    const read = readAttribution(part);
    if (read === undefined) break;
    const from = at + part.length - part.trimStart().length;
    found.push({ span: { start: from, end: from + part.trim().length }, ...read });
    at += part.length + 1;
  }
  // Unless every part names parties, the semicolon belongs to what one party wants.
  if (found.length > 1 && at === start + words.length + 2) return found;
  const read = readAttribution(words);
  return read === undefined ? [] : [{ span: { start, end: start + words.length + 2 }, ...read }];
}

/** Parties and request in such words. */
function readAttribution(words: string): Omit<Attribution, 'span'> | undefined {
  const plain = words.replace(/[*_]/g, '').replace(/\s+/g, ' ').trim();
  const by = BY.exec(plain);
  if (by !== null) return withRequest(by[2] ?? '', (by[1] ?? '').toLowerCase());
  const colon = /^([^:]{1,160}):\s*(.{1,160})$/.exec(plain) ?? /^(.{1,160}?)\s[–—]\s(.{1,160})$/.exec(plain);
  if (colon !== null) return withRequest(colon[1] ?? '', (colon[2] ?? '').trim());
  const trailing = TRAILING.exec(plain);
  if (trailing !== null) {
    const read = withRequest(trailing[1] ?? '', trailing[2] ?? '');
    if (read !== undefined) return read;
  }
  return withRequest(plain, undefined);
}

function withRequest(names: string, request: string | undefined): Omit<Attribution, 'span'> | undefined {
  const parties = splitParties(names);
  if (parties === undefined) return undefined;
  return request === undefined || request === '' ? { parties } : { parties, request };
}

/** Parts of a text, and what leads a remark on it. */
const POINTER =
  /^(?:The|Articles?|Paragraphs?|Annex|Section|Chapter|Options?|Table|Page|Part|Note|See|Title|Preamble|Introduction|Chapeau|Conclusion|Background|Rationale|Justification|Reasons?|Explanation|Comments?|Remarks?|Proposals?|Suggestions?|Amendments?|Questions?|Answers?|Action)\b/;

function splitParties(names: string): readonly string[] | undefined {
  const parties = names
    .split(/\s*[,;/&]\s*|\s+(?:and|et|y|и)\s+/u)
    .map((name) => name.replace(/^(?:\+|(?:supported|joined|seconded) by|on behalf of)\s*/i, '').trim())
    .filter((name) => name !== '');
  if (parties.length === 0 || parties.length > 60) return undefined;
  // An article is for names one knows: `(the African Group)`, not `(the Convention)`.
  const read = parties.map((name) => (/^the\s/i.test(name) && isParty(name) ? name.slice(4).trim() : name));
  return read.every((party) => PARTY_SHAPE.test(party) && !POINTER.test(party)) ? read : undefined;
}

/** `[small island developing States] (SIDS)`: an abbreviation of the words before it, not a party. */
function abbreviates(words: string, text: string, bracket: Bracket): boolean {
  if (!/^\p{Lu}[\p{Lu}\p{Ll}]{1,9}$/u.test(words)) return false;
  const before = text.slice(Math.max(0, bracket.inner.end - 160), bracket.inner.end);
  const letters = words.replace(/s$/, '').toLowerCase();
  const initials = (before.match(/(?<!\p{L})\p{L}/gu) ?? []).slice(-letters.length - 3);
  let matched = 0;
  for (const initial of initials) if (initial.toLowerCase() === letters.charAt(matched)) matched += 1;
  return matched >= letters.length;
}

/** What a party that is not known by name asks for. */
const ASKS =
  /^\s*[*_"“]{0,3}(?:(?:we|I)\s(?:can(?:not|\snot)?\s)?(?:request|propose|prefer|suggest|support|oppose|accept|agree|disagree|reserve|object|insist|wish|want|ask|would|could|do\snot|don[’']t)|(?:delete|retain|keep|replace|reserves?|strike|insert|bracket|add|move|merge|oppose|support)s?(?![\p{L}-]))/iu;

/** `Canada: ...`, `G77 and China: ...` at the head of a paragraph: known parties, or any name that asks. */
function readSpeaker(text: string, from: number, to: number): Attribution | undefined {
  const head = text.slice(from, Math.min(to, from + 160));
  const match = /^([\s[*_]*)([^:.;()[\]\r\n]{2,100}?)[*_]{0,3}:[*_]{0,3}(?=\s|$)/.exec(head);
  if (match === null) return undefined;
  const lead = match[1] ?? '';
  const names = match[2] ?? '';
  const parties = splitParties(names.replace(/,? on behalf of.*$/i, ''));
  if (parties === undefined) return undefined;
  if (!parties.every(isParty) && !ASKS.test(head.slice(match[0].length, match[0].length + 60)))
    return undefined;
  return { span: { start: from + lead.length, end: from + match[0].length }, parties };
}
