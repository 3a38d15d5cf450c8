import type { Reference } from './markup';
import type { Span } from './span';

const MOST = 2_000;
const NONE: readonly Reference[] = [];

/** Reads pointers to paragraphs, articles, documents and goals between two offsets. Linear. */
export function readReferences(text: string, from: number, to: number): readonly Reference[] {
  if (to - from < 4) return NONE;
  const found: Reference[] = [];
  const taken: Span[] = [];
  const words = text.slice(0, to);
  // Nearly all pointers hold a digit; most paragraphs hold none.
  for (const read of /\d/.test(words) ? READERS : [names]) {
    if (read.hints.length > 0 && !read.hints.some((hint) => words.includes(hint))) continue;
    for (const reference of read.all(words, from)) {
      if (found.length >= MOST) break;
      const { start, end } = reference.span;
      // The readers run from the longest form to the shortest; what one took is not read again.
      if (taken.some((span) => span.start < end && start < span.end)) continue;
      found.push(reference);
      taken.push(reference.span);
    }
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}

/** White space between words, a wrapped line's indent included. */
const GAP = String.raw`\s{1,40}`;
const ORDINAL = 'bis|ter|quater|quinquies|sexies|septies|octies';
const SUB = String.raw`(?:\s?\((?:[a-z]{1,2}|[ivx]{1,5})\)){0,3}`;
const NUMBER = String.raw`\d{1,3}(?:\.\d{1,2}){0,2}(?!\d)(?:\s?(?:${ORDINAL})\b)?${SUB}`;
const JOINT = String.raw`(?:\s?,\s{0,40}(?:(?:and|or|et|y|и)${GAP})?|${GAP}(?:and|or|to|through|et|y|à|a|и|and/or)${GAP}|\s?[–-]\s?)`;
/** `5`, `5 and 7 (b)`, `12, 13 to 16`, and the lettered items that go with the last: `1(a) and (b)`. */
const NUMBERS = String.raw`${NUMBER}(?:${JOINT}${NUMBER}){0,12}`;

/** `, option 1`, ` Option II (a)`: what of a paragraph is meant. */
const OPTION = String.raw`,?${GAP}[Oo]ption${GAP}((?:\d{1,2}|[IVX]{1,4}|[A-Z]|\([a-z]\))(?![\p{L}\d])${SUB})`;

const PARAGRAPH_WORDS = String.raw`(?:(?:[Oo]perative|[Pp]reambular|[Ss]ub)[ -]?)?(?:[Pp]aragraphe?s?|[Pp]aras?\.?|[Pp]árrafos?|[Пп]ункт(?:а|е|у|ом|ы|ов|ах)?|الفقرة|الفقرات)`;
const ARTICLE_WORDS = String.raw`(?:[Aa]rticles?|[Aa]rts?\.|[Aa]rtículos?|[Сс]тать(?:я|и|е|ю|ей|ях)|المادة|المواد)`;

/** Names of documents as texts cite them; the first words of longer titles are enough. */
const NAMES: readonly (readonly [pattern: string, name: string])[] = [
  [String.raw`Tunis Agenda(?: for the Information Society)?`, 'Tunis Agenda'],
  [String.raw`Tunis Commitment`, 'Tunis Commitment'],
  [String.raw`Geneva Plan of Action`, 'Geneva Plan of Action'],
  [String.raw`Geneva Declaration of Principles`, 'Geneva Declaration of Principles'],
  [String.raw`Global Digital Compact`, 'GDC'],
  [String.raw`Pact for the Future`, 'Pact for the Future'],
  [String.raw`Universal Declaration of Human Rights`, 'UDHR'],
  [String.raw`Charter of the United Nations`, 'UN Charter'],
  [String.raw`2030 Agenda(?: for Sustainable Development)?`, '2030 Agenda'],
  [String.raw`Addis Ababa Action Agenda`, 'Addis Ababa Action Agenda'],
  [String.raw`Kyoto Protocol`, 'Kyoto Protocol'],
  [String.raw`Paris Agreement`, 'Paris Agreement'],
];
const KNOWN = NAMES.map(([pattern]) => pattern).join('|');
/** Other titles: capitalised words before a kind of document. */
const TITLE = String.raw`(?:\p{Lu}[\p{L}’'-]{1,24}\s(?:(?:of|for|on|the|and)\s){0,2}){0,5}(?:Agenda|Compact|Declaration|Convention|Protocol|Agreement|Commitment|Charter|Covenant|Statement|Pact|Principles)\b`;
const GA = String.raw`\d{2}/\d{1,3}(?:\s[A-Z])?(?!\d|/)`;
const COUNCIL = String.raw`(?:19|20)\d{2}/\d{1,3}(?!\d|/)`;
const SECURITY = String.raw`\d{3,4}\s{0,40}\(\s?(?:19|20)\s?\d\s?\d\s?\)`;
const DECISION = String.raw`\d{1,3}/(?:CP|CMP|CMA)\.\d{1,2}`;
const SYMBOL = String.raw`[A-Z]{1,5}(?:/[A-Z0-9][A-Za-z0-9.-]{0,14}){1,7}(?:\([A-Z]{1,4}\))?(?:/[A-Za-z0-9.]{1,12}){0,3}`;
const RESOLUTION = String.raw`(?:(?:General Assembly|Security Council|Economic and Social Council|Human Rights Council)${GAP})?(?:[Rr]esolutions?|[Dd]ecisions?|[Rr]ésolutions?|[Rr]esoluci(?:ón|ones)|[Рр]езолюци\p{L}{1,3})${GAP}(?:${DECISION}|${GA}|${COUNCIL}|${SECURITY})`;
const DOCUMENT = String.raw`(?:(?:the|its|that)${GAP})?(?:${RESOLUTION}|${DECISION}|${SYMBOL}|${KNOWN}|${TITLE})`;
/** Between a number and what says whose it is: `paragraph 3[ and 5], of the Convention`. */
const BEHIND = String.raw`(?:\s?\[[^\][]{0,60}\]){0,4},?${GAP}`;
/** `of this Agreement`, `of the present Article`. */
const OF_THIS = new RegExp(
  String.raw`${BEHIND}(?:(?:of|to|in)${GAP}(?:this|the${GAP}present)|du${GAP}présent|de${GAP}la${GAP}présente|del${GAP}presente|de${GAP}la${GAP}presente|de${GAP}est[ea])${GAP}(?:(art[ií]c[a-z]{2,5})|(?:agreement|accord|acuerdo|resolution|résolution|resolución|decision|décision|decisión|convention|convención|protocol|protocole|protocolo|declaration|déclaration|declaración|compact|pact|document|text|draft))(?!\p{L})`,
  'iuy',
);
/** `of the Convention`, `, of the Tunis Agenda`. */
const OF_DOCUMENT = new RegExp(
  String.raw`${BEHIND}(?:of|to|in|de la|del|de l['’]|du)${GAP}(${DOCUMENT})`,
  'uy',
);
/** `of that resolution`, `o f the text of 5 October`: of something that is not known. */
const OF_OTHER = new RegExp(String.raw`${BEHIND}(?:o\s?f|du|del|de\sl(?:a|os|as)|de\sl['’])(?!\p{L})`, 'uy');

/** Whose paragraphs they are that are named up to `at`. */
interface Owner {
  readonly end: number;
  readonly document?: string;
  readonly inArticle?: true;
}

/** `unknown` for those of a text that is named, but not so that we know it. */
function ownerAt(text: string, at: number): Owner | 'unknown' | undefined {
  OF_THIS.lastIndex = at;
  const own = OF_THIS.exec(text);
  if (own !== null) return { end: OF_THIS.lastIndex, ...(own[1] !== undefined && { inArticle: true }) };
  OF_DOCUMENT.lastIndex = at;
  const document = OF_DOCUMENT.exec(text)?.[1];
  if (document !== undefined) return { end: OF_DOCUMENT.lastIndex, document: documentName(document) };
  OF_OTHER.lastIndex = at;
  return OF_OTHER.test(text) ? 'unknown' : undefined;
}

interface Reader {
  /** A text without any of these holds nothing for this reader. */
  readonly hints: readonly string[];
  all(text: string, from: number): Generator<Reference>;
}

const PARAGRAPH_HINTS = ['ara', '§', 'árrafo', 'ункт', 'الفقر'];
const ARTICLE_HINTS = ['rticle', 'rt.', 'rts.', 'rtículo', 'тать', 'المادة', 'المواد'];
const RESOLUTION_HINTS = ['esolution', 'ecision', 'ésolution', 'esoluci', 'езолюци', '/CP.', '/CM'];
const NAME_HINTS = NAMES.map(([pattern]) => pattern.split(/[\s(]/, 2).join(' '));

/** `A/RES/70/125, para. 57`; `Tunis Agenda, paragraphs 34 and 35`; `GDC para 28`. */
const documentFirst = reader(
  PARAGRAPH_HINTS,
  String.raw`(?<![\p{L}\d/])(${DOCUMENT}|[A-Z]{2,8}(?![a-z]))(?:,\s{0,40}|${GAP})\(?(?:${PARAGRAPH_WORDS}|§{1,2})\s{0,40}(${NUMBERS})`,
  'gu',
  (match, text) => {
    const name = match[1] ?? '';
    // `resolution 70/125, paragraph 5 of the Agenda`: the paragraph belongs to what follows it.
    if (typeof ownerAt(text, match.index + match[0].length) === 'object') return undefined;
    if (
      !/^(?:(?:the|its|that)\s)?[\p{Lu}\ddr]/u.test(name) ||
      (/^[A-Z]{2,8}$/i.test(name) && name !== name.toUpperCase())
    ) {
      return undefined;
    }
    return { kind: 'paragraph', labels: labelsIn(match[2]), document: documentName(name) };
  },
);

/** `Article 4, paragraph 2(g), of the Convention`; `Articles 6, 7 and 8`; `Article 3.2 bis, option 1`. */
const articles = reader(
  ARTICLE_HINTS,
  String.raw`(?<![\p{L}\d])${ARTICLE_WORDS}${GAP}(${NUMBERS})(?:,?\s{0,40}${PARAGRAPH_WORDS}${GAP}(${NUMBERS}))?(?:${OPTION})?`,
  'gu',
  (match, text) => {
    const numbers = labelsIn(match[1]);
    const within = match[2] === undefined ? undefined : labelsIn(match[2]);
    const last = numbers.at(-1) ?? '';
    const labels =
      within === undefined
        ? numbers.map((number) => `Article ${number}`)
        : within.map((number) => `Article ${last}.${number}`);
    return owned({ kind: 'article', labels: inOption(labels, match[3]) }, match, text);
  },
);

/** `paragraph 3 of Article 15 of the Convention`. */
const paragraphsOfArticles = reader(
  PARAGRAPH_HINTS,
  String.raw`(?<![\p{L}\d])${PARAGRAPH_WORDS}\s{0,40}(${NUMBERS})(?:,?${GAP}(?:of|de l['’])\s{0,40}${ARTICLE_WORDS}${GAP}(${NUMBER}))`,
  'gu',
  (match, text) => {
    const article = labelsIn(match[2])[0] ?? '';
    const labels = labelsIn(match[1]).map((label) => `Article ${article}.${label}`);
    return owned({ kind: 'paragraph', labels }, match, text);
  },
);

/** `paragraph 29`, `paragraphs 5 and 7 (b)`, `paragraph 16, option 1`, `para. 57 of the Tunis Agenda`. */
const paragraphs = reader(
  PARAGRAPH_HINTS,
  String.raw`(?<![\p{L}\d])(?:${PARAGRAPH_WORDS}|§{1,2})\s{0,40}(${NUMBERS})(?:${OPTION})?`,
  'gu',
  (match, text) => owned({ kind: 'paragraph', labels: inOption(labelsIn(match[1]), match[2]) }, match, text),
);

const CHINESE = reader(['第'], String.raw`第\s?(\d{1,3})\s?(段|条)`, 'gu', (match) =>
  match[2] === '段'
    ? { kind: 'paragraph', labels: [match[1] ?? ''] }
    : { kind: 'article', labels: [`Article ${match[1] ?? ''}`] },
);

/** `PP3`, `OP7 ter` in the words of a paragraph. */
const numberedKinds = reader(
  ['PP', 'OP'],
  String.raw`(?<![\p{L}\d])(PP|OP)\s?(\d{1,3}(?:\s?(?:${ORDINAL})\b)?(?:\s?alt\d?\b)?)`,
  'gu',
  (match) => ({
    kind: 'paragraph',
    labels: [`${match[1] ?? ''}${spaced(match[2] ?? '')}`],
  }),
);

/** `SDG 9`, `Goals 4 and 5`, `target 16.10`. */
const goals = reader(
  ['oal', 'SDG', 'arget'],
  String.raw`(?<![\p{L}\d])(?:SDGs?|(?:Sustainable Development )?[Gg]oals?|(?:SDG )?[Tt]argets?)\s(\d{1,2}(?:\.[\da-e]{1,2})?(?!\d)(?:${JOINT}\d{1,2}(?:\.[\da-e]{1,2})?(?!\d)){0,12})`,
  'gu',
  (match) => ({ kind: 'goal', labels: (match[1] ?? '').match(/\d{1,2}(?:\.[\da-e]{1,2})?/g) ?? [] }),
);

/** `resolutions 56/183 of 21 December 2001, 57/238 and 57/270 B`: the first with its word, the others by shape. */
const resolutions = reader(RESOLUTION_HINTS, String.raw`(?<![\p{L}\d])(${RESOLUTION})`, 'gu', (match) => {
  const document = documentName(match[1] ?? '');
  return { kind: 'document', labels: [], document };
});

const bareResolutions = reader(
  RESOLUTION_HINTS,
  String.raw`(?<![\p{L}\d/.])(?:(${DECISION})|(?<=[,;(]\s?|\b(?:and|or|et|y|и)\s)(${GA}|${SECURITY})(?=[\s,;.)\]]|$)(?!\s?per\b))`,
  'gu',
  (match, text) => {
    if (
      match[1] === undefined &&
      !RESOLUTION_BEFORE.test(text.slice(Math.max(0, match.index - 240), match.index))
    )
      return undefined;
    return { kind: 'document', labels: [], document: documentName(match[0]) };
  },
);
const RESOLUTION_BEFORE = /resolutions?\s[^.;]{0,230}$/i;

/** `A/C.3/78/L.60/Rev.1`, `S/2022/50`. */
const symbols = reader(['/'], String.raw`(?<![\p{L}\d/:.])(${SYMBOL})(?![\p{L}\d/])`, 'gu', (match) => {
  const symbol = (match[1] ?? '').replace(/[.-]+$/, '');
  if (!/\d/.test(symbol) || !UN_SYMBOL.test(symbol)) return undefined;
  return { kind: 'document', labels: [], document: symbol };
});
const UN_SYMBOL =
  /^(?:A|S|E|T|ST|DP|HSP|ICCD|TD|UNW|LC|CCPR|CEDAW|CERD|CRC|CAT|CRPD|CMW|HRI|FCCC|CBD|UNEP|UNCTAD|CTOC|CAC|ECE|ESCAP|ECA|LOS|NPT|IDB|GC|SPLOS|ISBA|WSIS)\/(?=.{0,60}\d)[\w./()-]{2,}$/;

/** `GDC 28`, `Tunis Agenda 72`, `TA 34-36`. Acronyms of money, bodies and meetings are none. */
const citations = reader(
  [],
  String.raw`(?<![\p{L}\d/])(${KNOWN}|[A-Z]{2,6}(?:\+\d{1,2})?)\s(${NUMBERS})(?![\p{L}\d%/°]|\s?(?:per cent|percent|million|billion|trillion|years?|days?)\b)`,
  'gu',
  (match) => {
    const name = match[1] ?? '';
    if (NOT_CITED.has(name)) return undefined;
    return { kind: 'paragraph', labels: labelsIn(match[2]), document: documentName(name) };
  },
);
const NOT_CITED = new Set(
  'USD EUR GBP CHF JPY US EU COP CMP CMA CP SBSTA SBI IGF WG HRC UNGA GA SC TOP ISO RFC IP AS BC AD CE NO VOL II III IV VI VII VIII IX XI XII AND OR IN TO OF THE PP OP SDG SDGS BST GMT UTC CET AM PM ICT AI TRIPS COVID ITU ICANN'.split(
    ' ',
  ),
);

/** `paragraph 5` is read by its own reader; a bare known name is a document. */
const names = reader(NAME_HINTS, String.raw`(?<![\p{L}\d])(${KNOWN})(?![\p{L}\d])`, 'gu', (match) => ({
  kind: 'document',
  labels: [],
  document: documentName(match[1] ?? ''),
}));

const READERS: readonly Reader[] = [
  documentFirst,
  paragraphsOfArticles,
  articles,
  paragraphs,
  CHINESE,
  numberedKinds,
  goals,
  resolutions,
  bareResolutions,
  symbols,
  citations,
  names,
];

/** A reference, and where it ends if that is not where the match does. */
type Reading = Omit<Reference, 'span'> & { readonly end?: number };

function reader(
  hints: readonly string[],
  source: string,
  flags: string,
  toReference: (match: RegExpExecArray, text: string) => Reading | undefined,
): Reader {
  const pattern = new RegExp(source, flags);
  return {
    hints,
    *all(text, from) {
      pattern.lastIndex = from;
      for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
        const next = pattern.lastIndex;
        const read = toReference(match, text);
        if (read !== undefined) {
          const { end = match.index + match[0].trimEnd().length, ...reference } = read;
          yield { span: { start: match.index, end }, ...reference };
        }
        pattern.lastIndex = Math.max(next, match.index + 1);
      }
    },
  };
}

const LABEL = new RegExp(NUMBER, 'gu');

/** `5, 7 (b) and 29bis` → `5`, `7(b)`, `29 bis`. */
function labelsIn(list: string | undefined): readonly string[] {
  return (list?.match(LABEL) ?? []).map((label) => spaced(label.replace(/\s+/g, '')));
}

/** The labels with the option on the last of them: `16` → `16, Option 1(a)`. */
function inOption(labels: readonly string[], option: string | undefined): readonly string[] {
  if (option === undefined) return labels;
  return [...labels.slice(0, -1), `${labels.at(-1) ?? ''}, Option ${option.replace(/\s+/g, '')}`];
}

function spaced(label: string): string {
  return label.replace(
    /(?<=\d)\s?(?=(?:bis|ter|quater|quinquies|sexies|septies|octies|alt)\b|(?:alt)\d)/g,
    ' ',
  );
}

/** A reference with the text whose paragraphs it names; it points nowhere if that text is not known. */
function owned(reference: Pick<Reference, 'kind' | 'labels'>, match: RegExpExecArray, text: string): Reading {
  const owner = ownerAt(text, match.index + match[0].trimEnd().length);
  if (owner === undefined) return reference;
  return owner === 'unknown' ? { ...reference, isElsewhere: true } : { ...reference, ...owner };
}

/** `resolution 70/125` → `A/RES/70/125`, `the Tunis Agenda for the Information Society` → `Tunis Agenda`. */
function documentName(words: string): string {
  const plain = words
    .replace(/\s+/g, ' ')
    .replace(/^(?:the|its|that)\s/i, '')
    .trim();
  for (const [pattern, name] of EXACT_NAMES) if (pattern.test(plain)) return name;
  const decision = /\d{1,3}\/(?:CP|CMP|CMA)\.\d{1,2}/.exec(plain);
  if (decision !== null) return decision[0];
  const council = /(?<!\d)(?:19|20)\d{2}\/\d{1,3}$/.exec(plain);
  if (council !== null && !plain.includes('RES') && /resol|резол/i.test(plain)) return `E/RES/${council[0]}`;
  const security = /(\d{3,4})\s?\(\s?([\d ]+)\)$/.exec(plain);
  if (security !== null) return `S/RES/${security[1] ?? ''} (${(security[2] ?? '').replaceAll(' ', '')})`;
  const assembly = /(?:^|\s)(\d{2}\/\d{1,3})(?:\s([A-Z]))?$/.exec(plain);
  if (assembly !== null) return `A/RES/${assembly[1] ?? ''}${assembly[2] ?? ''}`;
  return plain;
}

const EXACT_NAMES = NAMES.map(([pattern, name]) => [new RegExp(`^${pattern}$`, 'iu'), name] as const);
