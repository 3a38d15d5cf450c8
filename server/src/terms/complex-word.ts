import { foldLetters, foldUnit, Kind } from './fold';

/**
 * A word that has to be read letter by letter: brackets run through it, or it holds combining marks or
 * ligatures. Spans are UTF-16 code units of the text.
 */
export interface ComplexWord {
  readonly start: number;
  readonly end: number;
  /** Folded letters of every way to read it, none twice: `modalit[y][ies]` is modality, modalities, modalit. */
  readonly readings: readonly string[];
}

/** Longest stretch that is read as one word, in code units; a longer one is cut. */
const longest = 80;
const mostPieces = 8;
const mostReadings = 16;

/**
 * Reads the word whose first letter stands at `start`. What is in brackets may be there or not; brackets
 * that touch are alternatives. A word that is all in brackets (`[shall][should]`) is just that word.
 */
export function readComplexWord(text: string, start: number): ComplexWord {
  const pieces: Piece[] = [];
  const limit = Math.min(text.length, start + longest);
  let inside = start > 0 && foldUnit(text.charCodeAt(start - 1)) === Kind.openBracket;
  let from = start;
  let at = start;
  const cut = (bracketed: boolean) => {
    if (at > from) pieces.push({ start: from, end: at, bracketed });
    from = at + 1;
  };
  for (; at < limit && pieces.length < mostPieces; at++) {
    const value = foldUnit(text.charCodeAt(at));
    if (value === Kind.openBracket) {
      if (!wordGoesOn(text, at + 1)) break;
      cut(inside);
      inside = true;
    } else if (value === Kind.closeBracket) {
      // An unopened bracket belongs to the word only at its head: `[national and inter]governmental`.
      if (!inside && pieces.length > 0) break;
      cut(true);
      inside = false;
      if (!wordGoesOn(text, at + 1)) {
        at++;
        break;
      }
    } else if (!isPartOfWord(value) && !(value === Kind.hyphen && inside)) break;
  }
  while (at > start + 1 && foldUnit(text.charCodeAt(at - 1)) === Kind.ignorable) at--;
  if (from < at) cut(inside);

  const [first] = pieces;
  if (!first || pieces.every((piece) => piece.bracketed)) {
    const end = first?.end ?? start + 1;
    return { start, end, readings: [foldLetters(text.slice(start, end))] };
  }
  return {
    start: first.bracketed ? openingOf(text, start) : start,
    end: at,
    readings: readingsOf(text, pieces),
  };
}

/** A stretch of letters, in brackets or not. */
interface Piece {
  readonly start: number;
  readonly end: number;
  readonly bracketed: boolean;
}

function readingsOf(text: string, pieces: readonly Piece[]): string[] {
  let readings = [''];
  for (let i = 0; i < pieces.length; ) {
    const options: string[] = [];
    const piece = pieces[i];
    if (piece?.bracketed) {
      options.push('');
      for (; pieces[i]?.bracketed; i++) options.push(lettersOf(text, pieces[i]));
    } else {
      options.push(lettersOf(text, piece));
      i++;
    }
    const longer: string[] = [];
    for (const reading of readings) {
      for (const option of options) {
        const more = reading + option;
        if (longer.length < mostReadings && !longer.includes(more)) longer.push(more);
      }
    }
    readings = longer;
  }
  return readings.filter((reading) => reading !== '');
}

function lettersOf(text: string, piece: Piece | undefined): string {
  return piece ? foldLetters(text.slice(piece.start, piece.end)) : '';
}

function openingOf(text: string, start: number): number {
  return start > 0 && foldUnit(text.charCodeAt(start - 1)) === Kind.openBracket ? start - 1 : start;
}

function isPartOfWord(value: number): boolean {
  return value >= Kind.firstLetter || value === Kind.composed || value === Kind.ignorable;
}

/**
 * Whether a word that was interrupted at a bracket or mark goes on at `offset`: with a letter, perhaps
 * behind more brackets and a hyphen in them (`multi[-]stakeholder`). Looks a few code units ahead.
 */
export function wordGoesOn(text: string, offset: number): boolean {
  let inside = offset > 0 && foldUnit(text.charCodeAt(offset - 1)) === Kind.openBracket;
  for (let at = offset; at < offset + 4 && at < text.length; at++) {
    const value = foldUnit(text.charCodeAt(at));
    if (value >= Kind.firstLetter || value === Kind.composed) return true;
    if (value === Kind.openBracket) inside = true;
    else if (value === Kind.closeBracket) inside = false;
    else if (value !== Kind.ignorable && !(value === Kind.hyphen && inside)) return false;
  }
  return false;
}
