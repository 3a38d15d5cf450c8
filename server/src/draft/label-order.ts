import { normaliseLabel } from './label';

/**
 * Orders labels and addresses as they follow each other in a text: 3 < 3(a) < 3 bis < 3 ter < 4; an `alt`
 * comes right after what it would replace; preambular paragraphs come before operative ones. A total
 * order; negative, zero or positive as for `Array.prototype.sort`.
 */
export function compareLabels(a: string, b: string): number {
  const left = labelOrder(normaliseLabel(a));
  const right = labelOrder(normaliseLabel(b));
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const one = left[index];
    const other = right[index];
    if (one === undefined || other === undefined) return one === undefined ? -1 : 1;
    const difference =
      one.kind - other.kind ||
      (one.word < other.word ? -1 : one.word > other.word ? 1 : 0) ||
      one.number - other.number ||
      one.ordinal - other.ordinal ||
      one.alternative - other.alternative;
    if (difference !== 0) return difference;
  }
  return 0;
}

/** A label taken apart for comparison. */
export type LabelOrder = readonly Part[];

/** True when `next` can stand right after `label` in one sequence: 3 → 4, 3 → 3 bis, 3 bis → 4, 3.1 → 3.2. */
export function follows(label: LabelOrder, next: LabelOrder): boolean {
  if (label.length !== next.length) return false;
  for (const [index, part] of next.entries()) {
    const other = label[index];
    if (other === undefined || other.kind !== part.kind || other.word !== part.word) return false;
    if (index < next.length - 1) {
      if (other.number !== part.number || other.ordinal !== part.ordinal) return false;
      continue;
    }
    if (part.number === other.number) {
      return (
        part.ordinal > other.ordinal ||
        (part.ordinal === other.ordinal && part.alternative > other.alternative)
      );
    }
    return part.number === other.number + 1;
  }
  return false;
}

/** True for `3 bis` and `3 alt` where `label` is `3`. */
export function isInserted(label: LabelOrder, next: LabelOrder): boolean {
  const before = label.at(-1);
  const after = next.at(-1);
  if (before === undefined || after === undefined) return false;
  return (
    after.number === before.number && after.ordinal + after.alternative > 0 && before.kind === after.kind
  );
}

interface Part {
  /** 0 preambular, 1 operative or numbered, 2 named (`article`); in parentheses 3 numbers, 4 letters, 5 roman. */
  readonly kind: number;
  readonly word: string;
  readonly number: number;
  /** 0 without, 1 for bis, 2 for ter... */
  readonly ordinal: number;
  /** 0 without, 1 for `alt`, n + 1 for `alt n`. */
  readonly alternative: number;
}

const ORDINALS = [
  '',
  'bis',
  'ter',
  'quater',
  'quinquies',
  'sexies',
  'septies',
  'octies',
  'novies',
  'decies',
  'undecies',
  'duodecies',
];

const PART =
  /(\p{L}{2,20}(?=\s?(?:\d|\())|\p{L}{3,20}\s(?=[ivxl]{1,6}\b|\p{L}\b))?\s?(?:(\d{1,6})|\(\s?(\d{1,6}|\p{L}{1,6})[^)]{0,16}\)|([ivxl]{1,6}\b|\p{L}\b))\s?(bis|ter|quater|quinquies|sexies|septies|octies|novies|decies|undecies|duodecies)?\b\s?(?:(alt)(\d)?)?/gu;

/** What most labels are. */
const NUMBER: Part = { kind: 1, word: '', number: 0, ordinal: 0, alternative: 0 };

/** Takes a normalised label or a label's key apart. */
export function labelOrder(label: string): LabelOrder {
  if (/^\d{1,6}$/.test(label)) return [{ ...NUMBER, number: Number(label) }];
  const parts: Part[] = [];
  let brackets = 0;
  for (const match of label.slice(0, 120).toLowerCase().matchAll(PART)) {
    const [, word = '', digits, inner, plain, ordinal = '', alt, altNumber] = match;
    const name = word.trim();
    let kind = name === 'pp' ? 0 : name === '' || name === 'op' ? 1 : 2;
    let number = Number(digits);
    if (inner !== undefined) {
      brackets += 1;
      // Letters come first and small roman numbers below them: 29(a)(i).
      const roman = /^[ivxl]+$/.test(inner) && (brackets > 1 || inner.length > 1);
      kind = /^\d/.test(inner) ? 3 : roman ? 5 : 4;
      number = /^\d/.test(inner) ? Number(inner) : roman ? romanNumber(inner) : letterNumber(inner);
    } else if (plain !== undefined) {
      number = /^[ivxl]+$/.test(plain) ? romanNumber(plain) : letterNumber(plain);
    }
    parts.push({
      kind,
      word: kind === 2 ? name : '',
      number,
      ordinal: Math.max(0, ORDINALS.indexOf(ordinal)),
      alternative: alt === undefined ? 0 : 1 + Number(altNumber ?? 0),
    });
  }
  return parts;
}

const ROMAN: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50 };

function romanNumber(text: string): number {
  let total = 0;
  for (let at = 0; at < text.length; at += 1) {
    const value = ROMAN[text.charAt(at)] ?? 0;
    total += value < (ROMAN[text.charAt(at + 1)] ?? 0) ? -value : value;
  }
  return total;
}

/** a = 1 … z = 26, aa = 27; letters of other scripts by their code. */
function letterNumber(text: string): number {
  const code = text.charCodeAt(0) - 96;
  return text.length === 1 ? code : code + 26 * (text.length - 1);
}
