/**
 * What coalition files may hold: the one source for reading them, for what is reported about them and,
 * through `json-schemas.ts`, for the JSON Schemas in `schemas/`.
 *
 * Scalars arrive as text (see `yaml-value.ts`), so a paragraph `101` or a label `2030` needs no quotes;
 * metadata says where an editor should accept a number. Descriptions are what an editor shows.
 */
import * as v from 'valibot';
import { annotationStances, entryKinds } from '../annotations/entry';
import { idPattern } from './id';
import { isDate, isDateOrMonth, isDateTime } from './iso-date';

const text = (description: string, extra: Record<string, unknown> = {}) =>
  v.pipe(v.string(), v.nonEmpty('empty'), v.metadata({ description, ...extra }));

const id = (description: string) => v.pipe(v.string(), v.regex(idPattern, 'id'), v.metadata({ description }));

const ids = (description: string) => v.pipe(v.array(id('An id.')), v.metadata({ description }));

const texts = (description: string) =>
  v.pipe(v.array(v.pipe(v.string(), v.nonEmpty('empty'))), v.metadata({ description }));

const date = (description: string) =>
  v.pipe(
    v.string(),
    v.check(isDate, 'date'),
    v.metadata({ description, pattern: '^\\d{4}-\\d{2}-\\d{2}$', examples: ['2025-11-14'] }),
  );

const dateOrMonth = (description: string) =>
  v.pipe(
    v.string(),
    v.check(isDateOrMonth, 'date-or-month'),
    v.metadata({ description, pattern: '^\\d{4}-\\d{2}(-\\d{2})?$', examples: ['2025-11-14', '2025-06'] }),
  );

const dateTime = (description: string) =>
  v.pipe(
    v.string(),
    v.check(isDateTime, 'date-time'),
    v.metadata({ description, examples: ['2025-11-10T08:30:00Z'] }),
  );

const url = (description: string) =>
  v.pipe(
    v.string(),
    v.regex(/^https?:\/\/[^\s<>"]+$/i, 'url'),
    v.metadata({ description, examples: ['https://example.org/statement'] }),
  );

/** `wsis20/rev-1`, or the id of an adopted text. */
const draftId = (description: string) =>
  v.pipe(
    v.string(),
    v.regex(/^[a-z0-9][a-z0-9-]{0,99}(?:\/[a-z0-9][a-z0-9-]{0,99})?$/, 'draft-id'),
    v.metadata({ description, examples: ['wsis20/rev-1'] }),
  );

const described = <const T extends readonly string[]>(values: T, description: string) =>
  v.pipe(v.picklist(values), v.metadata({ description }));

const named = (what: string) => v.object({ name: text(`The name of ${what}, as members read it.`) });

const memberSchema = v.object({
  name: text('The name of the organisation.'),
  emails: v.optional(
    texts('Addresses, or whole domains written as "@example.org", by which the member is recognised.'),
  ),
  fictional: v.optional(
    v.pipe(v.boolean(), v.metadata({ description: 'True for an invented organisation in an illustration.' })),
  ),
});

export const caucusSchema = v.object({
  caucus: v.pipe(
    v.string(),
    v.metadata({ description: 'The version of the file format. It is 1.', type: 'integer', const: 1 }),
  ),
  name: text('The name of the coalition.'),
  members: v.optional(
    v.pipe(
      v.record(v.pipe(v.string(), v.regex(idPattern, 'id')), memberSchema),
      v.metadata({ description: 'The organisations of the coalition, by a short id such as "cira".' }),
    ),
  ),
  processes: v.optional(
    v.pipe(
      v.record(v.pipe(v.string(), v.regex(idPattern, 'id')), named('the process')),
      v.metadata({ description: 'The negotiations, by the id that their folder under drafts/ has.' }),
    ),
  ),
  topics: v.optional(
    v.pipe(
      v.record(v.pipe(v.string(), v.regex(idPattern, 'id')), named('the topic')),
      v.metadata({ description: 'Names for the topics that terms and positions belong to.' }),
    ),
  ),
  require_signatures: v.optional(
    v.pipe(
      v.boolean(),
      v.metadata({ description: 'True where everything that is shared must be signed with a key.' }),
    ),
  ),
});

export const termSchema = v.object({
  label: text('The word or phrase to find. Case, hyphens and plural forms need no listing.'),
  variants: v.optional(texts('Other ways to write it that are not just spelling, case, hyphen or plural.')),
  translations: v.optional(
    v.pipe(
      v.record(
        v.pipe(v.string(), v.regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, 'language')),
        texts('Its forms.'),
      ),
      v.metadata({ description: 'The term in other languages, by language code: fr, es, ru, ar, zh.' }),
    ),
  ),
  stance: described(
    ['support', 'oppose', 'watch'],
    'Whether the coalition supports the words, opposes them, or watches where they appear.',
  ),
  topic: v.optional(id('The topic it belongs to; topics get their names in caucus.yaml.')),
  positions: v.optional(ids('Ids of the positions that speak about it.')),
  contrast: v.optional(texts('The words it competes with.')),
  note: v.optional(text('Why it is tracked.')),
});

const sourceSchema = v.object({
  statement: v.optional(id('The statement, by its id under statements/.')),
  url: v.optional(url('Where it can be read.')),
  date: v.optional(dateOrMonth('When it was said: a date, or a year and month.')),
  paragraph: v.optional(
    text('The paragraph of the draft it spoke to.', { type: ['string', 'integer'], examples: ['29 bis'] }),
  ),
  draft: v.optional(draftId('The draft it spoke to, as process/revision.')),
});

export const positionSchema = v.object({
  title: text('What the coalition says, in one line.'),
  topic: v.optional(id('The topic it belongs to; topics get their names in caucus.yaml.')),
  status: described(['proposed', 'agreed', 'superseded'], 'How far it has come.'),
  proposed: v.optional(date('The date on which it was proposed.')),
  proposed_by: v.optional(id('The member that proposed it, by its id in caucus.yaml.')),
  agreed: v.optional(date('The date on which it was agreed.')),
  agreed_by: v.optional(ids('Ids of the members that endorsed it when it was agreed.')),
  terms: v.optional(ids('Ids of the tracked terms it is about.')),
  supersedes: v.optional(id('The earlier position that this one replaces.')),
  sources: v.optional(
    v.pipe(v.array(sourceSchema), v.metadata({ description: 'Where the coalition said it.' })),
  ),
  language: v.optional(text('The wording the coalition prefers.')),
  fallback: v.optional(text('The wording it could live with.')),
  red_lines: v.optional(texts('What it cannot accept.')),
});

export const statementSchema = v.object({
  title: text('What the statement is called.'),
  status: v.optional(
    described(
      ['drafting', 'frozen', 'issued'],
      'Being written, closed for changes while members sign, or issued.',
    ),
  ),
  date: v.optional(dateOrMonth('When it was issued: a date, or a year and month.')),
  deadline: v.optional(dateTime('By when it is due.')),
  draft: v.optional(draftId('The draft it speaks to, as process/revision.')),
  url: v.optional(url('Where it was published.')),
  positions: v.optional(ids('Ids of the positions it rests on.')),
});

const entry = {
  member: id('The member who speaks, by its id in caucus.yaml.'),
  by: v.optional(text('Who wrote it.', { examples: ['A. Member <a.member@example.org>'] })),
  date: dateTime('When it was written.'),
  after: v.optional(
    v.pipe(
      v.union([v.string(), v.array(v.string())]),
      v.metadata({
        description: 'The latest entries its writer had seen, by the first part of their names.',
      }),
    ),
  ),
};

export const stanceSchema = v.object({
  kind: v.pipe(v.literal('stance'), v.metadata({ description: 'What the entry is.' })),
  stance: described(['endorse', 'reserve', 'object', 'abstain'], "The member's word on the position."),
  ...entry,
});

export const signatureSchema = v.object({
  kind: described(['sign', 'unsign'], 'Whether the member signs the statement or withdraws its signature.'),
  ...entry,
});

const offset = (description: string) =>
  v.pipe(
    v.string(),
    v.regex(/^\d{1,9}$/, 'number'),
    v.metadata({ description, type: 'integer', minimum: 0 }),
  );

const sha256 = (description: string) =>
  v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/i, 'sha256'), v.metadata({ description }));

/** All fields are optional, so that a target that lacks one still leads somewhere; see `read-entry.ts`. */
const targetSchema = v.pipe(
  v.object({
    draft: v.optional(draftId('The draft, as process/revision.')),
    text: v.optional(sha256('The SHA-256 of the text below its front matter, to which the offsets refer.')),
    paragraph: v.optional(
      text('The paragraph in which the words begin.', {
        type: ['string', 'integer'],
        examples: ['29 bis (a)'],
      }),
    ),
    heading: v.optional(texts('The headings above, outermost first.')),
    quote: v.optional(text('The words themselves.')),
    prefix: v.optional(v.pipe(v.string(), v.metadata({ description: 'What stands before them.' }))),
    suffix: v.optional(v.pipe(v.string(), v.metadata({ description: 'What stands after them.' }))),
    start: v.optional(offset('Where they begin, in UTF-16 code units from the start of the text.')),
    end: v.optional(offset('Where they end.')),
  }),
  v.metadata({
    description: 'The words of a draft that an annotation is about, or where a person has placed them.',
    required: ['draft', 'quote'],
  }),
);

export const annotationEntrySchema = v.object({
  kind: described(entryKinds, 'What the entry does.'),
  ...entry,
  of: v.optional(
    text('The entry it is about, by the first part of its name: of edit, withdraw and endorse.'),
  ),
  stance: v.optional(described(annotationStances, 'What the writer thinks of the words.')),
  positions: v.optional(ids('Ids of the positions it rests on.')),
  target: v.optional(targetSchema),
  proposal: v.optional(
    v.pipe(
      v.union([v.string(), v.literal(false)]),
      v.metadata({
        description: 'Proposed wording for the quoted words; empty to delete them, false to take it back.',
      }),
    ),
  ),
});

export const draftSchema = v.object({
  title: v.optional(text('The title of the text.')),
  date: v.optional(dateOrMonth('When it was issued.')),
  language: v.optional(
    text('The language of the text, as a code: en, fr, es, ru, ar, zh.', { examples: ['en'] }),
  ),
  status: v.optional(described(['draft', 'adopted'], 'Under negotiation, or adopted.')),
  previous: v.optional(draftId('The revision before this one, as process/revision.')),
  symbol: v.optional(text('The document symbol.', { examples: ['A/C.3/78/L.60/Rev.1'] })),
  aliases: v.optional(texts('Other names by which texts refer to it.')),
  deadline: v.optional(dateTime('By when input is due.')),
  source: v.optional(
    v.pipe(
      v.object({
        file: v.optional(text('The file it was taken from.')),
        sha256: v.optional(sha256('The SHA-256 of that file.')),
        url: v.optional(url('Where that file was found.')),
      }),
      v.metadata({ description: 'Where the text comes from.' }),
    ),
  ),
});
