/**
 * What readers take for the same letter, as a table over UTF-16 code units. A cell holds either a folded
 * letter (lower case, compatibility forms resolved, Arabic alef without its hamza) or, below
 * `Kind.firstLetter`, what kind of character it is. Cells are filled when a character is first seen: working
 * out all 65,536 would cost more than reading a long draft.
 */
export const folded = new Uint16Array(65536);

/**
 * What a cell says of a character that is no letter. An enum, because the bundler inlines its members; below
 * 32, so that a set of them fits a number.
 */
export enum Kind {
  /** Not looked at yet: call `foldUnit`. */
  unknown,
  space,
  lineBreak,
  /** Joins the parts of a word: `multi-stakeholder`. */
  hyphen,
  /** An en dash: a hyphen between letters (`North–South`), a pause between spaces. */
  dash,
  /** Markdown's: decoration. */
  emphasis,
  /** Soft hyphens, zero-width and direction marks, Arabic vowel signs: not there for the reader. */
  ignorable,
  openBracket,
  closeBracket,
  /** All that stands between words comes before. */
  lastOfGap = closeBracket,
  /** Needs normalising together with its neighbours: combining marks, ligatures. */
  composed,
  /** Everything printed that is not a letter or digit; `symbolCode` says which. */
  symbol,
  /** A letter of a script that writes no spaces between words. */
  unspaced,
  /** From here on, the folded letter itself. */
  firstLetter = 32,
}

export const apostrophe = 0x27;

/** The table's value for a code unit, filling the cell if need be. Never `unknown`. */
export function foldUnit(unit: number): number {
  let value = folded[unit] ?? Kind.symbol;
  if (value === Kind.unknown) {
    value = classify(unit);
    folded[unit] = value;
  }
  return value;
}

/** The one code that stands for a Kind.symbol in all its typographic forms (quotes, apostrophes). */
export function symbolCode(unit: number): number {
  // Most are these, and before the function is compiled each case takes as long as a look into a table.
  if (unit > Kind.firstLetter && unit < 0x60) return unit;
  switch (unit) {
    case 0x2018: // ‘
    case 0x2019: // ’
    case 0x201b: // ‛
    case 0x2032: // ′
    case 0x60: // `
    case 0xb4: // ´
    case 0xff07: // ＇
      return apostrophe;
    case 0x201c: // “
    case 0x201d: // ”
    case 0x201e: // „
    case 0x201f: // ‟
    case 0xab: // «
    case 0xbb: // »
    case 0xff02: // ＂
      return 0x22;
    default:
      // Below `firstLetter` a code would be taken for a kind of character.
      return unit < Kind.firstLetter ? 0xfffd : unit;
  }
}

/** What a code unit that belongs to a token counts as: letters fold, quotes are one, all else stays. */
export function letterOf(unit: number): number {
  const value = foldUnit(unit);
  if (value >= Kind.firstLetter) return value;
  return value === Kind.symbol ? symbolCode(unit) : unit;
}

/** Nothing to normalise. */
const isAscii = /^[\0-\x7f]*$/;

/** Folds a piece of a word that holds combining marks or ligatures: NFKC, then letter by letter. */
export function foldLetters(text: string): string {
  let letters = '';
  const normal = isAscii.test(text) ? text : text.normalize('NFKC');
  for (let i = 0; i < normal.length; i++) {
    const unit = normal.charCodeAt(i);
    const value = foldUnit(unit);
    // A mark that no letter absorbed stays a letter of its own.
    if (value >= Kind.firstLetter) letters += String.fromCharCode(value);
    else if (value === Kind.composed || value === Kind.unspaced) letters += String.fromCharCode(unit);
  }
  return letters;
}

const hyphens = new Set([0x2d, 0x2010, 0x2011, 0x2012, 0x2212, 0x58a, 0x1806, 0xfe63, 0xff0d]);

/** Letters that Unicode keeps apart and readers do not. */
const sameLetter = new Map([
  [0x3c2, 0x3c3], // ς: σ at the end of a word
  [0x451, 0x435], // ё: Russian usually prints е
  [0x622, 0x627], // آ
  [0x623, 0x627], // أ
  [0x625, 0x627], // إ
  [0x671, 0x627], // ٱ
]);

const letter = /^[\p{L}\p{Nd}\p{Nl}]$/u;
const withoutSpaces =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u30fc]$/u;

function classify(unit: number): number {
  if (unit >= 0xd800 && unit <= 0xdfff) return Kind.symbol;
  if (unit === 0x0a || unit === 0x2028 || unit === 0x85) return Kind.lineBreak;
  if (unit === 0x5b) return Kind.openBracket;
  if (unit === 0x5d) return Kind.closeBracket;
  if (unit === 0x2a || unit === 0x5f) return Kind.emphasis;
  if (unit === 0x2013) return Kind.dash;
  if (hyphens.has(unit)) return Kind.hyphen;
  return classifyCommon(unit) ?? classifyByProperties(unit);
}

/**
 * What the characters are that most drafts are made of, as `classifyByProperties` would say: by itself it
 * takes milliseconds for the first few of a process, while its expressions are compiled.
 */
function classifyCommon(unit: number): number | undefined {
  if (unit < 0x80) {
    if ((unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39)) return unit;
    if (unit >= 0x41 && unit <= 0x5a) return unit + 0x20;
    return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d) ? Kind.space : Kind.symbol;
  }
  if (unit >= 0x4e00 && unit <= 0x9fff) return Kind.unspaced;
  // Latin letters and Cyrillic ones, and those of Arabic without the line that stretches them.
  if (unit >= 0xc0 && unit <= 0x24f) return unit === 0xd7 || unit === 0xf7 ? Kind.symbol : foldLetter(unit);
  if (unit >= 0x400 && unit <= 0x481) return foldLetter(unit);
  if (unit >= 0x620 && unit <= 0x64a && unit !== 0x640) return foldLetter(unit);
  // Quotes, dashes and the like; then the punctuation of Arabic and Chinese.
  if (unit >= 0x2014 && unit <= 0x2027) return Kind.symbol;
  if (unit === 0xab || unit === 0xbb || unit === 0x60c || unit === 0x61b) return Kind.symbol;
  if ((unit >= 0x3008 && unit <= 0x3011) || unit === 0x3001 || unit === 0x3002) return Kind.symbol;
  if (unit >= 0xff01 && unit <= 0xff0f) return Kind.symbol;
  return unit === 0xa0 ? Kind.space : undefined;
}

function classifyByProperties(unit: number): number {
  const text = String.fromCharCode(unit);
  if (unit === 0x2029) return Kind.symbol;
  if (/^[\s\u00a0]$/.test(text) && unit !== 0xfeff) return Kind.space;
  if (/^\p{Cf}$/u.test(text) || isArabicSign(unit) || (unit >= 0xfe00 && unit <= 0xfe0f))
    return Kind.ignorable;
  if (withoutSpaces.test(text) && /^[\p{L}\p{M}\p{N}]$/u.test(text)) return Kind.unspaced;
  if (/^\p{M}$/u.test(text)) return Kind.composed;
  return letter.test(text) ? foldLetter(unit) : Kind.symbol;
}

function foldLetter(unit: number): number {
  const compatible = String.fromCharCode(unit).normalize('NFKC');
  if (compatible.length > 1) return Kind.composed;
  const lower = compatible.toLowerCase().charCodeAt(0);
  return sameLetter.get(lower) ?? lower;
}

/** Vowel signs and the stretching line; not the hamza marks, which make another letter. */
function isArabicSign(unit: number): boolean {
  return (
    unit === 0x640 || unit === 0x670 || (unit >= 0x64b && unit <= 0x652) || (unit >= 0x656 && unit <= 0x65f)
  );
}
