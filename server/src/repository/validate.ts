import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import { shown } from '../annotations/plain-line';
import type { YamlValue } from '../yaml/yaml-value';
import type { Finding, Path, Remedy, SourceFile } from './finding';
import { idFrom, isId } from './id';
import { isoFrom } from './iso-date';
import { limits } from './limits';
import { nearest } from './nearest';
import type { ReadFile } from './read-file';

type Fields = v.ObjectSchema<v.ObjectEntries, undefined>;
type Issue = v.InferIssue<Fields>;

/**
 * Reads a mapping by a schema as far as it is right: what is wrong is reported and left out, so that one
 * slip does not hide the rest of the file. May change the value that was read.
 */
export function readFields<const S extends Fields>(
  schema: S,
  read: ReadFile,
  findings: Finding[],
): Partial<v.InferOutput<S>> {
  const own: Finding[] = [];
  const fields = readMapping(schema, read.value, read.file, own);
  if (read.sound) findings.push(...own.slice(0, limits.fileProblems));
  return fields;
}

function readMapping<const S extends Fields>(
  schema: S,
  value: YamlValue,
  file: SourceFile,
  findings: Finding[],
): Partial<v.InferOutput<S>> {
  if (!isMapping(value)) {
    if (value !== null) {
      findings.push(finding(file, [], 'wrong-type', notAMapping()));
      return {};
    }
    value = {};
  }
  unknownKeys(schema, value, [], file, findings);
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  for (const issue of result.issues) {
    if (findings.length < limits.fileProblems) findings.push(describe(issue, file));
  }
  for (const issue of result.issues) leaveOut(value, pathOf(issue), isMissing(issue));
  dropHoles(value);
  const rest = v.safeParse(v.partial(schema), value);
  return rest.success ? (rest.output as Partial<v.InferOutput<S>>) : {};
}

type Mapping = { [key: string]: YamlValue };

function isMapping(value: YamlValue | undefined): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function pathOf(issue: Issue): Path {
  return (issue.path ?? []).map(({ key }) => key as string | number);
}

function isMissing(issue: Issue): boolean {
  return issue.type === 'object' && issue.path?.at(-1)?.origin === 'key';
}

/** Takes the value at `path` out; a missing name gives way to the id it would be the name of. */
function leaveOut(value: Mapping, path: Path, missing: boolean): void {
  let parent: YamlValue | undefined = value;
  for (const step of path.slice(0, -1)) {
    if (Array.isArray(parent)) parent = parent[Number(step)];
    else if (isMapping(parent)) parent = parent[step];
  }
  const last = path.at(-1);
  if (last === undefined) return;
  if (Array.isArray(parent)) parent[Number(last)] = null;
  else if (isMapping(parent)) {
    if (missing && path.length > 1) parent[last] = String(path.at(-2));
    else delete parent[last];
  }
}

/** Removes empty items from the lists of a value of bounded size and depth. */
function dropHoles(value: YamlValue): void {
  if (Array.isArray(value)) {
    const kept = value.filter((item) => item !== null);
    if (kept.length < value.length) value.splice(0, value.length, ...kept);
    value.forEach(dropHoles);
  } else if (isMapping(value)) Object.values(value).forEach(dropHoles);
}

// --- Unknown keys -----------------------------------------------------------------------------------

function unknownKeys(
  schema: v.GenericSchema,
  value: YamlValue,
  path: Path,
  file: SourceFile,
  findings: Finding[],
): void {
  const inner = unwrap(schema);
  if (Array.isArray(value)) {
    if (inner.item && unwrap(inner.item).entries) {
      for (const [i, item] of value.entries()) unknownKeys(inner.item, item, [...path, i], file, findings);
    }
  } else if (isMapping(value)) {
    const { entries, value: members } = inner;
    // By `in` rather than entries: this runs for every field of every file. The mapping has no prototype.
    for (const key in value) {
      const child = value[key];
      const known = members ?? (entries && Object.hasOwn(entries, key) ? entries[key] : undefined);
      if (!known) {
        if (entries) findings.push(unknownKey(file, [...path, key], key, entries, value));
      } else if (typeof child === 'object') unknownKeys(known, child, [...path, key], file, findings);
    }
  }
}

interface Inner {
  readonly entries?: Record<string, v.GenericSchema>;
  readonly item?: v.GenericSchema;
  readonly value?: v.GenericSchema;
}

/** The parts of an object, record or list schema, whatever it is wrapped in. */
function unwrap(schema: v.GenericSchema): Inner {
  const { wrapped } = schema as { wrapped?: v.GenericSchema };
  return wrapped ? unwrap(wrapped) : (schema as Inner);
}

function unknownKey(
  file: SourceFile,
  path: Path,
  key: string,
  entries: Record<string, v.GenericSchema>,
  siblings: Mapping,
): Finding {
  const meant = nearest(
    key,
    Object.keys(entries).filter((known) => !(known in siblings)),
  );
  const message = l10n.t('“{0}” is not a field that Caucus knows here; it is kept and ignored.', shown(key));
  return {
    ...finding(file, path, 'unknown-key', meant ? `${message} ${didYouMean(meant)}` : message),
    severity: 'warning',
    part: 'key',
    fix: meant ? replaceBy(meant) : undefined,
  };
}

// --- Words ------------------------------------------------------------------------------------------

/** Asks whether another word was meant, in a sentence that ends a message. */
export function didYouMean(word: string): string {
  return l10n.t('Did you mean “{0}”?', word);
}

/** Offers to write another word instead, in the quotation marks that stood around the one there was. */
export function replaceBy(word: string): Remedy {
  return { title: l10n.t('Change to “{0}”', word), replace: (written) => quotedLike(written, word) };
}

/** Keeps the quotation marks that the value had. */
function quotedLike(written: string, word: string): string {
  const quote = /^(["']).*\1$/s.exec(written)?.[1] ?? '';
  return quote + word + quote;
}

function finding(file: SourceFile, path: Path, code: string, message: string): Finding {
  return { code, severity: 'error', message, file, path };
}

function notAMapping(): string {
  return l10n.t('This must be a list of fields, each with a name, a colon and a value.');
}

function describe(issue: Issue, file: SourceFile): Finding {
  const path = pathOf(issue);
  const field = String(path.findLast((step) => typeof step === 'string') ?? '');
  const input = issue.input;
  const at = (code: string, message: string, fix?: Remedy): Finding => ({
    ...finding(file, path, code, message),
    fix,
  });
  if (isMissing(issue)) return at('missing-field', l10n.t('“{0}” is missing.', field));
  if (issue.path?.at(-1)?.origin === 'key') {
    return { ...badKey(issue.message, file, path, field), part: 'key' };
  }
  if (input === null) {
    return at('empty-value', l10n.t('There is an empty item in “{0}”.', field), removeItem());
  }
  switch (issue.message) {
    case 'empty':
      return typeof path.at(-1) === 'number'
        ? at('empty-value', l10n.t('There is an empty item in “{0}”.', field), removeItem())
        : at('empty-value', l10n.t('“{0}” is empty.', field));
    case 'date':
    case 'date-or-month':
    case 'date-time':
      return badDate(issue.message, at, String(input));
    case 'id': {
      const id = idFrom(String(input));
      return at(
        'bad-id',
        l10n.t('“{0}” cannot be an id: ids are small letters, digits and hyphens.', shown(String(input))),
        isId(id) ? replaceBy(id) : undefined,
      );
    }
    case 'draft-id':
      return at(
        'bad-id',
        l10n.t(
          '“{0}” does not name a draft. Write process/revision, such as gdc/rev-1.',
          shown(String(input)),
        ),
      );
    case 'url':
      return at('bad-url', l10n.t('An address begins with https:// and holds no spaces.'));
    case 'number':
      return at('bad-value', l10n.t('“{0}” must be a whole number.', field));
    case 'sha256':
      return at('bad-value', l10n.t('A SHA-256 is 64 digits and letters from a to f.'));
  }
  const choices = optionsOf(issue);
  if (choices && typeof input === 'string') {
    const meant = nearest(input, choices);
    const message = l10n.t('“{0}” must be one of: {1}.', field, choices.join(', '));
    return at(
      'bad-value',
      meant ? `${message} ${didYouMean(meant)}` : message,
      meant ? replaceBy(meant) : undefined,
    );
  }
  return wrongType(issue.type, at, field, input);
}

/** The choices of a picklist, which an issue only has in its wording: `("a" | "b")`. */
function optionsOf(issue: Issue): string[] | undefined {
  if (issue.type !== 'picklist' && issue.type !== 'literal') return undefined;
  return Array.from((issue.expected ?? '').matchAll(/"([a-z-]+)"/g), ([, choice = '']) => choice);
}

type At = (code: string, message: string, fix?: Remedy) => Finding;

function wrongType(type: string, at: At, field: string, input: unknown): Finding {
  switch (type) {
    case 'array': {
      const message = l10n.t('“{0}” must be a list: [one, two], or one item a line after a hyphen.', field);
      if (typeof input !== 'string' || input.includes('\n')) return at('wrong-type', message);
      return at('wrong-type', message, {
        title: l10n.t('Make it a list'),
        replace: (written) => `[${written}]`,
      });
    }
    case 'boolean':
      return at('wrong-type', l10n.t('“{0}” must be true or false.', field));
    case 'object':
    case 'record':
      return at('wrong-type', notAMapping());
    default:
      return at(
        'wrong-type',
        typeof input === 'boolean'
          ? l10n.t('“{0}” must be text. Put quotation marks around it.', field)
          : l10n.t('“{0}” must be text.', field),
        typeof input === 'boolean' ? quote() : undefined,
      );
  }
}

function badDate(kind: string, at: At, input: string): Finding {
  const iso = isoFrom(input);
  const message =
    kind === 'date-time'
      ? l10n.t('“{0}” is not a date and time. Write it as 2025-11-14T08:30:00Z.', shown(input))
      : kind === 'date'
        ? l10n.t('“{0}” is not a date. Write it as 2025-11-14.', shown(input))
        : l10n.t('“{0}” is not a date. Write it as 2025-11-14, or 2025-11 for a month.', shown(input));
  return at('bad-date', message, iso ? replaceBy(iso) : undefined);
}

function badKey(expected: string, file: SourceFile, path: Path, key: string): Finding {
  if (expected === 'language') {
    return finding(
      file,
      path,
      'bad-language',
      l10n.t('“{0}” is not a language code such as fr, es, ru, ar or zh.', shown(key)),
    );
  }
  const id = idFrom(key);
  return {
    ...finding(
      file,
      path,
      'bad-id',
      l10n.t('“{0}” cannot be an id: ids are small letters, digits and hyphens.', shown(key)),
    ),
    fix: isId(id) ? { ...replaceBy(id), part: 'key' } : undefined,
  };
}

function removeItem(): Remedy {
  return { title: l10n.t('Remove it'), replace: () => '', part: 'item' };
}

function quote(): Remedy {
  return { title: l10n.t('Put quotation marks around it'), replace: (written) => `"${written}"` };
}
