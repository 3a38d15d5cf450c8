import { apostrophe, foldLetters, foldUnit, Kind, symbolCode } from './fold';
import { maxLetters } from './hashing';
import { isProductivePrefix } from './productive-prefixes';
import { Gap, gapBetween, tokens } from './tokens';

/**
 * Whether an occurrence may begin at `start`. What follows the hyphen of a productive prefix is the inside
 * of a word, and so is what follows an apostrophe, save that of an elision.
 */
export function mayStart(text: string, start: number): boolean {
  let end = start;
  while (end > 0 && foldUnit(text.charCodeAt(end - 1)) <= Kind.lastOfGap) end--;
  if (end === start - 1 && text.charCodeAt(end) === 0x20) return true;
  const gap = gapBetween(text, end, start);
  if (gap === Gap.hyphen) return !isProductivePrefix(wordBefore(text, end));
  if (gap !== Gap.none || end === 0 || symbolCode(text.charCodeAt(end - 1)) !== apostrophe) return true;
  const word = wordBefore(text, end - 1);
  return word === '' || elisions.has(word);
}

/** Whether an occurrence may end with token `index`: not before the hyphen or the apostrophe of a longer word. */
export function mayEnd(index: number): boolean {
  if (tokens.isBeforeSpace(index) || !tokens.has(index + 1)) return true;
  if (tokens.gaps[index + 1] === Gap.hyphen) return !isProductivePrefix(tokens.lettersOf(index));
  return !isApostropheInWord(index + 1) || hasPossessive(index);
}

/** Whether `'s` follows token `index`. */
export function hasPossessive(index: number): boolean {
  if (tokens.isBeforeSpace(index)) return false;
  return isApostropheInWord(index + 1) && tokens.lettersOf(index + 2) === 's';
}

/** Whether an apostrophe stands at the token, with a word right before and after. */
function isApostropheInWord(index: number): boolean {
  const { gaps, hashes, kinds } = tokens;
  return (
    tokens.has(index) &&
    kinds[index] === Kind.symbol &&
    hashes[index] === apostrophe &&
    gaps[index] === Gap.none &&
    kinds[index - 1] !== Kind.symbol &&
    tokens.has(index + 1) &&
    kinds[index + 1] !== Kind.symbol &&
    gaps[index + 1] === Gap.none
  );
}

/** Folded letters of the word that ends at `end`, if one does. */
function wordBefore(text: string, end: number): string {
  let start = end;
  while (start > 0 && end - start < maxLetters && isOfWord(foldUnit(text.charCodeAt(start - 1)))) start--;
  if (start === end && end > 0 && foldUnit(text.charCodeAt(end - 1)) === Kind.unspaced) start--;
  return foldLetters(text.slice(start, end));
}

function isOfWord(value: number): boolean {
  return value >= Kind.firstLetter || value === Kind.composed || value === Kind.ignorable;
}

/** French words that lose their vowel before another: `l'Internet`. */
const elisions = new Set([
  'c',
  'd',
  'j',
  'jusqu',
  'l',
  'lorsqu',
  'm',
  'n',
  'puisqu',
  'qu',
  'quelqu',
  's',
  't',
]);
