import type { Span } from './span';

/** A paragraph's or heading's printed label. */
export interface Label {
  /** As printed, without surrounding white space: `29 bis.`, `(a)`, `Pp5`, `Article 6`. */
  readonly printed: string;
  /** Normalised for comparison and display: `29 bis`, `(a)`, `PP5`, `OP6 alt`, `Article 6`. */
  readonly key: string;
  /** Where it stands in the block's text. */
  readonly span: Span;
  readonly style: LabelStyle;
}

export type LabelStyle =
  | 'number' // 1.  29 bis.  3.3 ter
  | 'letter' // (a)  a)
  | 'roman' // (iv)  IV.
  | 'preambular' // PP3
  | 'operative' // OP7 ter
  | 'article' // Article 6, Chapter II, Section 3, Annex I
  | 'option' // Option 1:  Option (a)
  | 'bullet'; // -  •

/** A label at the head of a line, and where the words after it begin. */
export interface LabelReading {
  readonly label: Label;
  readonly content: number;
  /** False for `29 bis We`, `28   We`: only the layout tells these from words. */
  readonly terminated: boolean;
}

/** No label is longer; what comes later in a line is not looked at. */
const HEAD = 96;

/**
 * Reads the label at the head of a line.
 * @param from first character that is not white space; offsets in the result count as `from` does
 * @param end after the last character of the line
 */
export function readLabel(text: string, from: number, end: number): LabelReading | undefined {
  const head = text.slice(from, Math.min(end, from + HEAD));
  const bullet = BULLET.exec(head);
  if (bullet !== null) {
    const after = bullet[0].length;
    const inner = readAfterBullet(head, after);
    if (inner !== undefined) return shift(inner, from);
    return shift(reading(head, 0, bullet[1]?.length ?? 1, 'bullet', '-', after), from);
  }
  const lead = LEAD.exec(head)?.[0].length ?? 0;
  const found = readMarked(head, lead);
  return found && shift(found, from);
}

/** Chooses what to try by the first character: most lines open with a word that no label begins with. */
function readMarked(head: string, lead: number): LabelReading | undefined {
  const code = head.charCodeAt(lead);
  if ((code >= 48 && code <= 57) || (code >= 0x660 && code <= 0x669)) return readNumber(head, lead);
  if (code === 40 || code === 0xff08) return readParenthesised(head, lead);
  const initial = head.charAt(lead);
  return (
    (PLAIN_INITIALS.test(initial) ? readPlain(head, lead) : undefined) ??
    (OPTION_INITIALS.includes(initial) ? readOption(head, lead) : undefined) ??
    (ARTICLE_INITIALS.includes(initial) ? readArticle(head, lead) : undefined)
  );
}

/** The one spelling of a label or address that equal ones share, whatever their case, spaces or points. */
export function normaliseLabel(label: string): string {
  return label
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(SUFFIX_ANYWHERE, (_whole, suffix: string) => ` ${SHORT_SUFFIX[suffix] ?? suffix} `)
    .replace(/(?<=\d)\s*alt/g, ' alt')
    .replace(/^(?:paragraphs?|paras?\.?)\s+/, '')
    .replace(/,?\s*(?:paragraphs?|paras?\.?)\s+(?=\d)/g, '.')
    .replace(/^(pp|op)\s+(?=\d)/, '$1')
    .replace(/\s+(?=[(.])/g, '')
    .replace(/(?<=\))\s+(?=\()/g, '')
    .replace(/\s+/g, ' ')
    .replace(/[.:]$/, '')
    .trim();
}

const SUFFIXES =
  'bis|ter|quater|quat|quinquies|quinquiens|quin|sexies|septies|octies|novies|nonies|decies|undecies|duodecies';
const SHORT_SUFFIX: Readonly<Record<string, string>> = {
  quat: 'quater',
  quin: 'quinquies',
  quinquiens: 'quinquies',
  nonies: 'novies',
};
const SUFFIX_ANYWHERE = new RegExp(String.raw`(?<=[\d\s.)a-z])\s*\.?\s*(?<![a-z])(${SUFFIXES})\b`, 'g');

const BULLET = /^([-–—•●▪■◦‣·∙⁃*+\uf02d\uf0a7\uf0b7\uf0d8])(?:[ \t\u00a0]+|$)/;
const LEAD = /^(?:[[\s]|\*{1,3}(?=\S)|_{1,3}(?=\S))*/;
/** `bis`, ` *ter*`, `.bis`, `alt`, `bis alt2`; groups: ordinal, alt, its number. */
const SUFFIX = new RegExp(
  String.raw`(?:\.?[\s*_]{0,4}(${SUFFIXES})\b[*_]{0,3})?(?:[\s*_.-]{0,3}(alt)(?:\.?(\d)|\s(\d)(?=[:.)])|\.)?(?![\p{L}\d]))?`,
  'iuy',
);
const NUMBER = /[\d٠-٩]{1,3}(?:\.[\d٠-٩]{1,2}){0,3}(?![\d٠-٩/])/y;
const SUBLABELS = /(?:\s?\((?:[a-z]|[ivxl]{2,6}|[a-z]{2})\)){1,3}/y;
const ROMAN_UPPER = /^(?=[IVXL])(?:X{0,3}|XL|L)(?:IX|IV|V?I{0,3})$/;
const ROMAN_LOWER = /^(?=[ivxl])(?:x{0,3}|xl|l)(?:ix|iv|v?i{0,3})$/;

const PLAIN_INITIALS = /[A-Za-zа-я一二三四五六七八九十]/;
const OPTION_INITIALS = 'OoAaVvВвا备方';
const ARTICLE_INITIALS = 'AaCcSsPpСсГгРрЧчПпا第附';

interface Affix {
  readonly text: string;
  readonly end: number;
}

/** ` bis alt2` in its one spelling; `end` equals `at` when there is none. */
function readSuffix(head: string, at: number): Affix {
  SUFFIX.lastIndex = at;
  const match = SUFFIX.exec(head);
  if (match === null || match[0] === '') return { text: '', end: at };
  const ordinal = match[1]?.toLowerCase();
  const text =
    (ordinal === undefined ? '' : ` ${SHORT_SUFFIX[ordinal] ?? ordinal}`) +
    (match[2] === undefined ? '' : ` alt${match[3] ?? match[4] ?? ''}`);
  return { text, end: at + match[0].length };
}

function readNumber(head: string, lead: number): LabelReading | undefined {
  NUMBER.lastIndex = lead;
  const number = NUMBER.exec(head);
  if (number === null) return undefined;
  const suffix = readSuffix(head, lead + number[0].length);
  SUBLABELS.lastIndex = suffix.end;
  const sub = SUBLABELS.exec(head)?.[0] ?? '';
  const at = suffix.end + sub.length;
  const key = `${westernDigits(number[0])}${suffix.text}${sub.replaceAll(' ', '')}`;
  const mark = head.charAt(at);
  if ((mark === '.' || mark === ')' || mark === '．') && opensWords(head, at + 1)) {
    return reading(head, lead, at + 1, 'number', key, undefined, true);
  }
  if (at >= head.length) return reading(head, lead, at, 'number', key, undefined, false);
  const rest = head.slice(at);
  const dash = DASHED.exec(rest) ?? STOPPED.exec(rest) ?? COLON.exec(rest);
  if (dash !== null) return reading(head, lead, at + dash[0].length, 'number', key, undefined, true);
  if (mark === ':' && number[0].includes('.') && opensWords(head, at + 1))
    return reading(head, lead, at + 1, 'number', key, undefined, true);
  if (suffix.text !== '')
    return /^[\s[*_:]/.test(rest) ? reading(head, lead, at, 'number', key, undefined, false) : undefined;
  if (/^(?:\t| {2,})/.test(rest)) return reading(head, lead, at, 'number', key, undefined, false);
  const parts = number[0].includes('.') || sub !== '';
  return parts && /^\s(?:\p{Lu}\p{L}|[[*_"“])/u.test(rest)
    ? reading(head, lead, at, 'number', key, undefined, false)
    : undefined;
}

/** `1 - Decides`, `1.- Decide`, as Arabic, French and Spanish texts number their paragraphs; `2 - 3 years` is none. */
const DASHED = /^(?:\s|\.)[-–—](?=\s{1,4}[[*_«“"]{0,3}\p{L})/u;

/** `30 . We will`: an extraction set the full stop apart. */
const STOPPED = /^\s\.(?=\s{1,4}[[(*_“"]{0,3}\p{Lu})/u;

/** `37: We will`; not `12:30`. */
const COLON = /^:(?=\s{1,4}[[(*_“"]{0,3}\p{Lu})/u;

/** After the full stop of `1.` something that opens a text, not the rest of a number, a symbol or `3.x`. */
function opensWords(head: string, at: number): boolean {
  return at >= head.length || /^(?:[\s[({*_"“«„‘'\p{Lu}\p{Lo}]|\p{Ll}\p{L})/u.test(head.slice(at, at + 2));
}

/** ٢ → 2. */
function westernDigits(number: string): string {
  return number.replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660));
}

const PARENTHESISED = new RegExp(
  String.raw`([(（])\s?(?:(\d{1,3})|([a-z]{1,4}|[A-Z]|[а-я]|[أ-ي]ـ?|[一二三四五六七八九十]{1,3}))([\s.]?(?:${SUFFIXES}|alt))?\s?[)）]`,
  'uy',
);

function readParenthesised(head: string, lead: number): LabelReading | undefined {
  PARENTHESISED.lastIndex = lead;
  const match = PARENTHESISED.exec(head);
  if (match === null) return undefined;
  const letters = match[3];
  if (letters !== undefined && letters.length > 1 && !isItemLetters(letters)) return undefined;
  const inside = match[4] === undefined ? '' : readSuffix(match[4], 0).text;
  const outside = readSuffix(head, lead + match[0].length);
  const after = head.charAt(outside.end);
  if (after !== '' && !/[\s[*_"“.:,\p{L}]/u.test(after)) return undefined;
  const style = letters === undefined ? 'number' : letterStyle(letters);
  const end = outside.end + (after === '.' ? 1 : 0);
  const key = `(${match[2] ?? letters ?? ''}${inside})${outside.text}`;
  return reading(head, lead, end, style, key, undefined, true);
}

/** `(aa)`, `(ii)`, 一: letters that count; `(the)` and `(EU)` do not. */
function isItemLetters(letters: string): boolean {
  return (
    ROMAN_LOWER.test(letters) ||
    /^([a-z])\1$/.test(letters) ||
    /^[一-十]+$/u.test(letters) ||
    letters.endsWith('ـ')
  );
}

function letterStyle(letters: string): LabelStyle {
  return letters === 'i' || (letters.length > 1 && ROMAN_LOWER.test(letters)) ? 'roman' : 'letter';
}

const PARAGRAPH_KIND = /(PP|Pp|pp|OP|Op|op)(\s?)(\d{1,3})(?!\d)/y;
/** Not `i. e.`, and not the initial or pronoun of a sentence: `I. think`. */
const CLOSED =
  /(?:([a-zа-я]|[ivx]{2,5})\)|([ivx]{2,5}|[a-i])\.(?!\s?[eg]\.)|([A-Z]|[IVXL]{2,6})\.(?!\s+[a-z]))(?=\s|$)/y;
const CHINESE_COUNT = /([一二三四五六七八九十]{1,3})、/y;

/** `PP3`, `Op7 ter`, `a)`, `IV.`, `A.`, `一、`. */
function readPlain(head: string, lead: number): LabelReading | undefined {
  PARAGRAPH_KIND.lastIndex = lead;
  const kind = PARAGRAPH_KIND.exec(head);
  if (kind !== null) {
    const prefix = kind[1] ?? '';
    if (prefix === prefix.toLowerCase() && kind[2] !== '') return undefined;
    const suffix = readSuffix(head, lead + kind[0].length);
    SUBLABELS.lastIndex = suffix.end;
    const sub = SUBLABELS.exec(head)?.[0] ?? '';
    let end = suffix.end + sub.length;
    if (/[.:)]/.test(head.charAt(end))) end += 1;
    if (/[\p{L}\d]/u.test(head.charAt(end)) && end === suffix.end + sub.length) return undefined;
    const key = `${prefix.toUpperCase()}${kind[3] ?? ''}${suffix.text}${sub.replaceAll(' ', '')}`;
    const style = prefix.toUpperCase() === 'PP' ? 'preambular' : 'operative';
    return reading(head, lead, end, style, key, undefined, true);
  }
  CLOSED.lastIndex = lead;
  const closed = CLOSED.exec(head);
  if (closed !== null) {
    const small = closed[1] ?? closed[2];
    const end = lead + closed[0].length;
    if (small !== undefined)
      return reading(head, lead, end, letterStyle(small), `(${small})`, undefined, true);
    const large = closed[3] ?? '';
    if (large.length > 1 && !ROMAN_UPPER.test(large)) return undefined;
    const style = ROMAN_UPPER.test(large) && large !== 'L' ? 'roman' : 'letter';
    return reading(head, lead, end, style, large, undefined, true);
  }
  CHINESE_COUNT.lastIndex = lead;
  const chinese = CHINESE_COUNT.exec(head);
  return chinese === null
    ? undefined
    : reading(
        head,
        lead,
        lead + chinese[0].length,
        'number',
        String(chineseNumber(chinese[1] ?? '')),
        undefined,
        true,
      );
}

const OPTION = new RegExp(
  String.raw`(option|alternative|variante|opción|opcion|вариант|الخيار|البديل|备选案文|方案)\s?(\((?:[a-z]{1,4}|\d{1,2})\)|\d{1,2}[a-z]?|[ivx]{1,4}|[a-z]|[一二三四五六七八九十]{1,2})((?:\s?(?:${SUFFIXES}))?)(?:\[\^\w{1,8}\]){0,3}(?:\s?[*_]{0,3}\s?(?:[:.)\]–—：-]|$)|[*_]{2,3}(?=\s[[“"(]))`,
  'iuy',
);

function readOption(head: string, lead: number): LabelReading | undefined {
  OPTION.lastIndex = lead;
  const match = OPTION.exec(head);
  if (match === null) return undefined;
  const word = match[1] ?? '';
  const id = match[2] ?? '';
  const name = /^[a-z]/i.test(word) ? word.charAt(0).toUpperCase() + word.slice(1).toLowerCase() : word;
  const suffix = readSuffix(match[3] ?? '', 0).text;
  return reading(
    head,
    lead,
    lead + match[0].replace(/\s?[*_]{1,3}\s?[:.)–—-]?$/, '').trimEnd().length,
    'option',
    `${name} ${id}${suffix}`,
    undefined,
    true,
  );
}

const ARTICLE_WORDS: Readonly<Record<string, string>> = {
  article: 'Article',
  artículo: 'Article',
  статья: 'Article',
  المادة: 'Article',
  chapter: 'Chapter',
  chapitre: 'Chapter',
  capítulo: 'Chapter',
  глава: 'Chapter',
  الفصل: 'Chapter',
  section: 'Section',
  sección: 'Section',
  раздел: 'Section',
  القسم: 'Section',
  part: 'Part',
  partie: 'Part',
  parte: 'Part',
  часть: 'Part',
  الجزء: 'Part',
  annex: 'Annex',
  annexe: 'Annex',
  anexo: 'Annex',
  приложение: 'Annex',
  المرفق: 'Annex',
};
const ARTICLE = new RegExp(
  String.raw`(${Object.keys(ARTICLE_WORDS).join('|')})\s+(\d{1,3}(?:\.\d{1,2})?(?!\d)|[IVXL]{1,6}(?![\p{L}\d])|[A-Z](?![\p{L}\d])|premier|première|primero|первая)`,
  'iuy',
);
const CHINESE_ARTICLE =
  /(第)?\s?([一二三四五六七八九十百零]{1,7}|\d{1,3})\s?(条|章|节|部分)|附件\s?([一二三四五六七八九十]{1,3}|\d{1,2})/uy;
const CHINESE_KINDS: Readonly<Record<string, string>> = {
  条: 'Article',
  章: 'Chapter',
  节: 'Section',
  部分: 'Part',
};

/** `Article 6`, `Chapitre II`, `Статья 1`, `第一条`; the key is in English so that languages compare. */
function readArticle(head: string, lead: number): LabelReading | undefined {
  ARTICLE.lastIndex = lead;
  const match = ARTICLE.exec(head);
  if (match !== null) {
    const word = ARTICLE_WORDS[(match[1] ?? '').toLowerCase()] ?? 'Article';
    const printed = match[2] ?? '';
    const id = /^[pп]/iu.test(printed) && printed.length > 2 ? '1' : printed.toUpperCase();
    const suffix = readSuffix(head, lead + match[0].length);
    const end = suffix.end + (head.charAt(suffix.end) === '.' || head.charAt(suffix.end) === ':' ? 1 : 0);
    // `Article 6 of the Convention applies` opens with a reference.
    if (/^(?:[\p{L}\d]|\s\p{Ll})/u.test(head.slice(suffix.end, suffix.end + 2))) return undefined;
    return reading(head, lead, end, 'article', `${word} ${id}${suffix.text}`, undefined, end > suffix.end);
  }
  CHINESE_ARTICLE.lastIndex = lead;
  const chinese = CHINESE_ARTICLE.exec(head);
  if (chinese === null || (chinese[4] === undefined && chinese[1] === undefined)) return undefined;
  const kind = chinese[3] === undefined ? 'Annex' : (CHINESE_KINDS[chinese[3]] ?? 'Article');
  const id = chineseNumber(chinese[2] ?? chinese[4] ?? '');
  return reading(head, lead, lead + chinese[0].length, 'article', `${kind} ${id}`, undefined, false);
}

const CHINESE_DIGITS = '零一二三四五六七八九';

/** 二十三 → 23; digits stay. Below one thousand. */
function chineseNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  let total = 0;
  let digit = 0;
  for (const sign of text) {
    if (sign === '十' || sign === '百') {
      total += (digit === 0 ? 1 : digit) * (sign === '十' ? 10 : 100);
      digit = 0;
    } else digit = CHINESE_DIGITS.indexOf(sign);
  }
  return total + digit;
}

/** A bullet before a parenthesised label (`- (17 bis)`) is decoration. */
function readAfterBullet(head: string, at: number): LabelReading | undefined {
  const lead = at + (LEAD.exec(head.slice(at))?.[0].length ?? 0);
  const initial = head.charAt(lead);
  if (initial === '(' || initial === '（') return readParenthesised(head, lead);
  return initial !== '' && OPTION_INITIALS.includes(initial) ? readOption(head, lead) : undefined;
}

function reading(
  head: string,
  start: number,
  end: number,
  style: LabelStyle,
  key: string,
  content?: number,
  terminated = true,
): LabelReading {
  const printed = head.slice(start, end).trimEnd();
  const emphasis = /^[[\s]*[*_]/.test(head) && style !== 'bullet';
  const after =
    content ?? end + ((emphasis ? /^[*_]{0,3}[:.]?\s*/ : /^\s*/).exec(head.slice(end))?.[0].length ?? 0);
  return {
    label: { printed, key, span: { start, end: start + printed.length }, style },
    content: after,
    terminated,
  };
}

function shift(found: LabelReading, by: number): LabelReading {
  const { start, end } = found.label.span;
  return {
    label: { ...found.label, span: { start: start + by, end: end + by } },
    content: found.content + by,
    terminated: found.terminated,
  };
}
