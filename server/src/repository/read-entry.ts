import * as l10n from '@vscode/l10n';
import type { Target } from '../anchoring/target';
import { type Entry, entryKinds } from '../annotations/entry';
import { present } from '../present';
import type { Finding } from './finding';
import { idList, kindOf, unknownKind } from './read-documents';
import type { ReadFile } from './read-file';
import { annotationEntrySchema } from './schemas';
import { readFields } from './validate';

/**
 * The entry that a file holds, as far as it can be read, and what is wrong with it. Never throws: of a
 * damaged file the words are kept, and its kind is `unknown`.
 *
 * @param name of the file
 * @param id that the name begins with
 */
export function readEntry(name: string, id: string, read: ReadFile, findings: Finding[]): Entry {
  const written = kindOf(read.value, '');
  const isUnknownKind = written !== '' && !entryKinds.some((kind) => kind === written);
  const own: Finding[] = [];
  const fields = readFields(annotationEntrySchema, read, own);
  // Of a kind of a later version, nothing says what fields it should have.
  if (isUnknownKind) findings.push(unknownKind(read.file, read.value));
  else findings.push(...own);
  const {
    kind = 'unknown',
    member = '',
    by = '',
    date = '',
    after,
    of,
    stance,
    positions,
    proposal,
  } = fields;
  const target = fields.target && readTarget(fields.target, read, findings);
  if (kind === 'annotation' || kind === 'anchor') {
    if (!fields.target && read.sound) findings.push(missing(read, 'target', ['kind']));
  }
  return {
    name,
    id,
    kind,
    member,
    by,
    date,
    after: idList(after),
    ...present('of', of?.toLowerCase()),
    ...present('stance', stance),
    ...present('positions', positions),
    ...present('target', target),
    ...present('proposal', typeof proposal === 'string' ? proposal.trim() : proposal),
    body: read.body,
  };
}

type TargetFields = {
  -readonly [K in keyof Target]?: (Target[K] extends number ? string : Target[K]) | undefined;
};

/**
 * A target with what it needs to be looked for: a draft and a quote. Without the text's hash or an offset,
 * neither is given, so that nobody trusts the other.
 */
function readTarget(fields: TargetFields, read: ReadFile, findings: Finding[]): Target | undefined {
  const { draft, quote, text, start, end, paragraph, heading = [], prefix = '', suffix = '' } = fields;
  for (const [field, value] of Object.entries({ draft, quote })) {
    if (value === undefined && read.sound) findings.push(missing(read, field, ['target']));
  }
  if (draft === undefined || quote === undefined) return undefined;
  const measured =
    text !== undefined && start !== undefined && end !== undefined && Number(start) < Number(end);
  return {
    draft,
    text: measured ? text.toLowerCase() : '',
    ...present('paragraph', paragraph),
    heading,
    quote,
    prefix,
    suffix,
    start: measured ? Number(start) : 0,
    end: measured ? Number(end) : quote.length,
  };
}

function missing({ file }: ReadFile, field: string, path: readonly string[]): Finding {
  return {
    code: 'missing-field',
    severity: 'error',
    message: l10n.t('“{0}” is missing.', field),
    file,
    path,
  };
}
