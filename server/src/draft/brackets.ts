import type { Bracket, BracketKind } from './markup';
import type { Span } from './span';
import { statusOf } from './status';

/** What a scan of a block's brackets gives; attributions are added by the caller. */
export interface BracketScan {
  readonly brackets: readonly Bracket[];
  readonly unbalanced: readonly Span[];
}

/** Brackets kept per block, so that markup stays bounded on any text; the rest are words. */
const MOST_BRACKETS = 5_000;
const MOST_UNBALANCED = 1_000;
/** Deeper brackets are listed as children of the deepest one, so that nobody has to recurse further. */
const DEEPEST = 32;

interface Draft {
  open: number;
  inner: number;
  innerEnd: number;
  end: number;
  closed: boolean;
  children: Draft[];
}

/**
 * Pairs the brackets between `from` and `to`. One pass, no recursion. An opening bracket without a partner
 * runs to `to`; a closing one without a partner is reported and otherwise a character.
 */
export function readBrackets(text: string, from: number, to: number): BracketScan {
  const outermost: Draft[] = [];
  const stack: Draft[] = [];
  const unbalanced: Span[] = [];
  let count = 0;
  for (
    let at = nextBracket(text, from, to);
    at < to && count < MOST_BRACKETS;
    at = nextBracket(text, at + 1, to)
  ) {
    if (isEscaped(text, at)) continue;
    const close = CLOSING.includes(text.charAt(at));
    if (!close) {
      const draft = { open: at, inner: at + 1, innerEnd: to, end: to, closed: false, children: [] };
      const parent = stack[Math.min(stack.length, DEEPEST) - 1];
      (parent?.children ?? outermost).push(draft);
      stack.push(draft);
      count += 1;
      continue;
    }
    const open = stack.pop();
    if (open === undefined) {
      if (unbalanced.length < MOST_UNBALANCED) unbalanced.push({ start: at, end: at + 1 });
      continue;
    }
    open.innerEnd = at;
    open.end = at + 1;
    open.closed = true;
  }
  for (const open of stack) {
    if (unbalanced.length < MOST_UNBALANCED) unbalanced.push({ start: open.open, end: open.inner });
  }
  unbalanced.sort((a, b) => a.start - b.start);
  return { brackets: finish(text, outermost, to), unbalanced };
}

const OPENING = '[［【';
const CLOSING = ']］】';

function nextBracket(text: string, from: number, to: number): number {
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 91 || code === 93) return at;
    if (code > 0x3000 && (OPENING.includes(text.charAt(at)) || CLOSING.includes(text.charAt(at)))) return at;
  }
  return to;
}

function isEscaped(text: string, at: number): boolean {
  return text.charCodeAt(at - 1) === 92;
}

/** Turns pairs into brackets, innermost last; depth is bounded by {@link DEEPEST}. */
function finish(text: string, drafts: readonly Draft[], to: number): Bracket[] {
  const runs = alternatives(text, drafts);
  return drafts.map((draft, index) => {
    const inner = { start: draft.inner, end: draft.innerEnd };
    const before = drafts[index - 1];
    const run = runs.get(index);
    const insideWord = splitsWord(text, draft, run === undefined ? draft : (drafts[run.first] ?? draft));
    const kind = insideWord ? 'contested' : kindOf(text, draft, before, to);
    return {
      span: { start: draft.open, end: draft.end },
      inner,
      kind,
      closed: draft.closed,
      insideWord,
      children: finish(text, draft.children, to),
      attributions: [],
      ...(run !== undefined &&
        kind !== 'citation' && { alternative: { index: index - run.first, of: run.of } }),
    };
  });
}

/** Runs of brackets that adjoin, `[shall][should]`, `[a]/[b]`: for each index its run. */
function alternatives(text: string, drafts: readonly Draft[]): Map<number, { first: number; of: number }> {
  const runs = new Map<number, { first: number; of: number }>();
  for (let first = 0; first < drafts.length; ) {
    let next = first + 1;
    while (next < drafts.length && adjoins(text, drafts[next - 1], drafts[next])) next += 1;
    if (next - first > 1)
      for (let index = first; index < next; index += 1) runs.set(index, { first, of: next - first });
    first = next;
  }
  return runs;
}

function adjoins(text: string, a: Draft | undefined, b: Draft | undefined): boolean {
  if (a === undefined || b === undefined || !a.closed) return false;
  if (text.charAt(a.inner) === '^' || text.charAt(b.inner) === '^') return false;
  return a.end === b.open || (a.end + 1 === b.open && text.charAt(a.end) === '/');
}

const LETTER = /[\p{L}\p{M}]/u;

/** `communication[s]`, `[un]acceptable`, the second of `modalit[y][ies]`. */
function splitsWord(text: string, draft: Draft, run: Draft): boolean {
  if (!draft.closed || draft.innerEnd === draft.inner) return false;
  const inner = text.slice(draft.inner, draft.innerEnd);
  if (inner.length > 40 || !/^[\p{L}\p{M}'’-]+$/u.test(inner)) return false;
  if (LETTER.test(text.charAt(run.open - 1))) return true;
  const after = text.charAt(draft.end);
  return (
    LETTER.test(after) &&
    after === after.toLowerCase() &&
    (inner !== inner.toUpperCase() || inner.length === 1)
  );
}

const PLACEHOLDER =
  /^[\s*_]*(?:|[xXyYzZnN]{1,3}|\.{2,}|…|[–—_-]+|to be (?:completed|determined|decided|added|inserted)|tb[cd]|no text|(?:placeholder|reserved for|espace réservé|marcador)\b.{0,400})[\s*_.;]*$/isu;

function kindOf(text: string, draft: Draft, before: Draft | undefined, to: number): BracketKind {
  if (isCitation(text, draft, before, to)) return 'citation';
  if (!draft.closed) return 'contested';
  if (draft.innerEnd - draft.inner > 480) return 'contested';
  const inner = text.slice(draft.inner, draft.innerEnd);
  if (draft.children.length === 0 && statusOf(inner) !== undefined) return 'status';
  return PLACEHOLDER.test(inner) ? 'placeholder' : 'contested';
}

const TARGET =
  /^\((?:https?:\/\/|mailto:|www\.|[./#])[^()\s]{0,400}(?:\([^()\s]{0,80}\)[^()\s]{0,80})?(?:\s+"[^"]{0,200}")?\)/;
const NOT_NEGOTIATED = /^\s*(?:on the reports? of\b|without reference to a main committee|sic|ibid)/i;

/** A Markdown link, a footnote mark, the note under a resolution's title. */
function isCitation(text: string, draft: Draft, before: Draft | undefined, to: number): boolean {
  if (!draft.closed) return false;
  if (/^\^[^\]\s]{1,40}$/.test(text.slice(draft.inner, Math.min(draft.innerEnd, draft.inner + 42))))
    return true;
  const after = text.slice(draft.end, Math.min(to, draft.end + 600));
  if (after.startsWith('(') && TARGET.test(after)) return true;
  if (/^\[(?:source|ref|link)\]/i.test(after)) return true;
  const inner = text.slice(draft.inner, Math.min(draft.innerEnd, draft.inner + 60));
  if (before?.end === draft.open && /^(?:source|ref|link)$/i.test(inner)) return true;
  return NOT_NEGOTIATED.test(inner);
}
