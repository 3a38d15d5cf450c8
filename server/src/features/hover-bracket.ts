import { t } from '@vscode/l10n';
import type { Block } from '../draft/block';
import type { Attribution, Bracket, StatusMark } from '../draft/markup';
import { markupOf } from '../draft/read-markup';
import { extentOf } from './place-in-draft';
import type { Presentation } from './presentation';
import { clip } from './rich-text';

const MOST_REQUESTS = 8;
const LONGEST_ALTERNATIVE = 80;

/** Who asked for what about a bracket, and which of several alternatives it is. */
export function writeBracket(bracket: Bracket, block: Block, presentation: Presentation): string | undefined {
  const { rich } = presentation;
  if (bracket.kind === 'citation') return undefined;
  const lines = [rich.strong(kindWords(bracket))];
  if (bracket.alternative) lines.push(alternativeLine(bracket, block, presentation));
  const requests = bracketRequests(bracket, presentation);
  lines.push(...requests);
  const statuses = statusesOf(bracket, block);
  for (const status of statuses) lines.push(rich.text(statusWords(status)));
  if (requests.length === 0 && statuses.length === 0 && bracket.kind === 'contested') {
    lines.push(rich.text(t('The text does not say who asked for it.')));
  }
  if (!bracket.closed) lines.push(rich.text(t('The closing bracket is missing; it is taken to end here.')));
  return rich.lines(lines);
}

/** `EU, CANZ: delete`, one line a request. */
export function bracketRequests({ attributions }: Bracket, { rich }: Presentation): string[] {
  const lines = attributions
    .slice(0, MOST_REQUESTS)
    .map((attribution) => rich.text(requestWords(attribution)));
  const more = attributions.length - lines.length;
  if (more > 0) lines.push(rich.text(t('and {0} more', more)));
  return lines;
}

function requestWords({ parties, request }: Attribution): string {
  const names = clip(parties.join(', '), 200);
  return request === undefined ? t('Asked for by {0}', names) : `${names}: ${clip(request, 120)}`;
}

function kindWords({ kind, insideWord }: Bracket): string {
  if (kind === 'placeholder') return t('Left open');
  if (kind === 'status') return t('A remark on the state of the text');
  return insideWord ? t('Not agreed: part of a word') : t('Not agreed');
}

function alternativeLine(bracket: Bracket, block: Block, { rich }: Presentation): string {
  const { index, of } = bracket.alternative ?? { index: 0, of: 0 };
  const all = adjoining(bracket, block);
  const words = all.map(({ inner }) => {
    const text = clip(block.text.slice(inner.start, inner.end).trim() || t('no text'), LONGEST_ALTERNATIVE);
    return text;
  });
  // `index` counts from the first alternative; where both are known the list says more than the number.
  if (all.length !== of) return rich.text(t('Alternative {0} of {1}', index + 1, of));
  const list = words.map((word, i) => (all[i] === bracket ? rich.strong(word) : rich.text(word)));
  return `${rich.text(t('Alternative {0} of {1}', index + 1, of))}${rich.text(':')} ${list.join(rich.text(' / '))}`;
}

/** The brackets that are alternatives to each other, this one among them. */
function adjoining(bracket: Bracket, block: Block): readonly Bracket[] {
  const siblings = siblingsOf(bracket, markupOf(block).brackets) ?? [];
  const { index, of } = bracket.alternative ?? { index: 0, of: 0 };
  const first = siblings.indexOf(bracket) - index;
  return siblings.slice(Math.max(0, first), first + of).filter(({ alternative }) => alternative?.of === of);
}

function siblingsOf(bracket: Bracket, brackets: readonly Bracket[]): readonly Bracket[] | undefined {
  let level = brackets;
  while (!level.includes(bracket)) {
    const around = level.find(({ span }) => span.start <= bracket.span.start && bracket.span.end <= span.end);
    if (!around) return undefined;
    level = around.children;
  }
  return level;
}

/** Status marks in the bracket or right behind it. */
function statusesOf(bracket: Bracket, block: Block): StatusMark[] {
  const { start, end } = extentOf(bracket);
  return markupOf(block).statuses.filter(({ span }) => span.start >= start && span.start <= end + 2);
}

function statusWords({ status, text }: StatusMark): string {
  const words = {
    agreed: t('Agreed'),
    'ad-ref': t('Agreed subject to confirmation by capitals'),
    closure: t('Suggested for closure'),
    placement: t('Agreed, but not where it stands'),
    reserved: t('Reserved'),
  }[status];
  return words.toLowerCase() === text.toLowerCase() ? words : `${words} (“${clip(text, 80)}”)`;
}
