import * as l10n from '@vscode/l10n';
import { shown } from '../annotations/plain-line';
import type { Position } from '../positions/position';
import type { StanceEntry } from '../positions/stance';
import type { SignatureEntry, Statement } from '../positions/statement';
import { present } from '../present';
import type { Term } from '../terms/term';
import type { YamlValue } from '../yaml/yaml-value';
import type { FileSystem } from './file-system';
import type { Finding, SourceFile } from './finding';
import { entryIdOf } from './id';
import { limits } from './limits';
import { linkFinding, listFolder } from './list-folder';
import { below } from './places';
import { type ReadFile, readFileAt } from './read-file';
import { positionSchema, signatureSchema, stanceSchema, statementSchema, termSchema } from './schemas';
import { readFields } from './validate';

/** One term, position or statement with the files it was read from. */
export interface Document<T> {
  readonly id: string;
  readonly value: T;
  readonly file: SourceFile;
  /** Files of the entries, in the order in which the value has them. */
  readonly entries: readonly SourceFile[];
  readonly findings: readonly Finding[];
}

/** Reads a term. What is missing is made up so that it can be shown: label from the id, stance `watch`. */
export async function readTerm(uri: string, id: string, fs: FileSystem): Promise<Document<Term>> {
  const read = await readFileAt(uri, 'yaml', fs);
  const { file } = read;
  const findings = [...read.findings];
  const fields = readFields(termSchema, read, findings);
  const term: Term = {
    id,
    label: fields.label ?? id.replaceAll('-', ' '),
    variants: fields.variants ?? [],
    translations: fields.translations ?? {},
    stance: fields.stance ?? 'watch',
    positions: fields.positions ?? [],
    contrast: fields.contrast ?? [],
    ...present('topic', fields.topic),
    ...present('note', fields.note),
  };
  return { id, value: term, file, entries: [], findings };
}

/** Reads a position with its stances. */
export async function readPosition(folder: string, id: string, fs: FileSystem): Promise<Document<Position>> {
  const { main, entries, findings } = await readFolder(folder, 'position.md', fs);
  const { file, body } = main;
  const fields = readFields(positionSchema, main, findings);
  const stances: { entry: StanceEntry; file: SourceFile }[] = [];
  for (const { id: entryId, read } of entries) {
    if (kindOf(read.value, 'stance') !== 'stance') {
      findings.push(unknownKind(read.file, read.value));
      continue;
    }
    const { member, by, date, after, stance } = readFields(stanceSchema, read, findings);
    if (member === undefined || stance === undefined) continue;
    stances.push({
      entry: {
        id: entryId,
        member,
        date: date ?? '',
        after: idList(after),
        stance,
        note: read.body,
        ...present('by', by),
      },
      file: read.file,
    });
  }
  const position: Position = {
    id,
    title: fields.title ?? id.replaceAll('-', ' '),
    status: fields.status ?? 'proposed',
    terms: fields.terms ?? [],
    sources: (fields.sources ?? []).map(({ statement, url, date, paragraph, draft }) => ({
      ...present('statement', statement),
      ...present('url', url),
      ...present('date', date),
      ...present('paragraph', paragraph),
      ...present('draft', draft),
    })),
    agreedBy: fields.agreed_by ?? [],
    redLines: fields.red_lines ?? [],
    body,
    stances: stances.map(({ entry }) => entry),
    ...present('topic', fields.topic),
    ...present('proposed', fields.proposed),
    ...present('proposedBy', fields.proposed_by),
    ...present('agreed', fields.agreed),
    ...present('supersedes', fields.supersedes),
    ...present('language', fields.language?.trim()),
    ...present('fallback', fields.fallback?.trim()),
  };
  return { id, value: position, file, entries: stances.map((stance) => stance.file), findings };
}

/** Reads a statement with its signatures. */
export async function readStatement(
  folder: string,
  id: string,
  fs: FileSystem,
): Promise<Document<Statement>> {
  const { main, entries, findings } = await readFolder(folder, 'statement.md', fs);
  const { file, body } = main;
  const fields = readFields(statementSchema, main, findings);
  const signatures: { entry: SignatureEntry; file: SourceFile }[] = [];
  for (const { id: entryId, read } of entries) {
    if (!['sign', 'unsign'].includes(kindOf(read.value, 'sign'))) {
      findings.push(unknownKind(read.file, read.value));
      continue;
    }
    const { kind, member, by, date, after } = readFields(signatureSchema, read, findings);
    if (member === undefined || kind === undefined) continue;
    signatures.push({
      entry: { id: entryId, kind, member, date: date ?? '', after: idList(after), ...present('by', by) },
      file: read.file,
    });
  }
  const statement: Statement = {
    id,
    title: fields.title ?? id.replaceAll('-', ' '),
    status: fields.status ?? 'drafting',
    positions: fields.positions ?? [],
    body,
    signatures: signatures.map(({ entry }) => entry),
    ...present('date', fields.date),
    ...present('deadline', fields.deadline),
    ...present('draft', fields.draft),
    ...present('url', fields.url),
  };
  return { id, value: statement, file, entries: signatures.map((signature) => signature.file), findings };
}

interface Folder {
  readonly main: ReadFile;
  /** In the order of their names, which is that of their ULIDs. */
  readonly entries: readonly { readonly id: string; readonly read: ReadFile }[];
  readonly findings: Finding[];
}

async function readFolder(folder: string, mainName: string, fs: FileSystem): Promise<Folder> {
  const listing = await listFolder(folder, fs);
  const mainUri = below(folder, mainName);
  const findings: Finding[] = [...listing.findings];
  const names: { readonly name: string; readonly id: string }[] = [];
  let hasMain = false;
  for (const { name, type } of listing.entries) {
    if (name.startsWith('.')) continue;
    if (type === 'link') findings.push(linkFinding(below(folder, name)));
    if (type === 'link' || type === 'directory' || !name.toLowerCase().endsWith('.md')) continue;
    const id = entryIdOf(name);
    if (name === mainName) hasMain = true;
    else if (id !== undefined) names.push({ name, id });
    else if (name.toLowerCase() !== 'readme.md') findings.push(strayEntry(below(folder, name)));
  }
  names.sort((a, b) => (a.name < b.name ? -1 : 1));
  if (names.length > limits.threadEntries) {
    findings.push(tooMany(folder, limits.threadEntries));
    names.length = limits.threadEntries;
  }
  const reads = await Promise.all(names.map(({ name }) => readFileAt(below(folder, name), 'markdown', fs)));
  const main: ReadFile = hasMain
    ? await readFileAt(mainUri, 'markdown', fs)
    : {
        file: { uri: mainUri, text: '' },
        value: null,
        body: '',
        sound: false,
        findings: listing.findings.length > 0 ? [] : [missingFile(mainUri, mainName)],
      };
  findings.push(...main.findings, ...reads.flatMap((read) => read.findings));
  const entries: { id: string; read: ReadFile }[] = [];
  const seen = new Map<string, SourceFile>();
  for (const [i, { id }] of names.entries()) {
    const read = reads[i];
    if (!read) continue;
    const first = seen.get(id);
    if (first) findings.push(sameEntry(read.file, first));
    else seen.set(id, read.file);
    entries.push({ id, read });
  }
  return { main, entries, findings };
}

/**
 * The kind that the fields of an entry give, known or not.
 * @param otherwise for fields that give none, or no text
 */
export function kindOf(value: YamlValue, otherwise: string): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return otherwise;
  return typeof value.kind === 'string' ? value.kind : otherwise;
}

/** `after` is one id or several, in whatever case. */
export function idList(after: string | string[] | undefined): string[] {
  return (typeof after === 'string' ? [after] : (after ?? [])).map((id) => id.toLowerCase());
}

/** An entry of a later version, or a mistyped one. A warning: nothing that a member said is lost. */
export function unknownKind(file: SourceFile, value: YamlValue): Finding {
  const message = l10n.t(
    '“{0}” is not a kind of entry that Caucus knows here; it is kept.',
    shown(kindOf(value, '')),
  );
  return { code: 'unknown-kind', severity: 'warning', message, file, path: ['kind'] };
}

/** A file beside a position or a statement that has not the name of an entry. */
function strayEntry(uri: string): Finding {
  const message = l10n.t(
    'This file is not read: the name of an entry begins with its 26 letters and digits, then a hyphen and the member.',
  );
  return { code: 'bad-entry-name', severity: 'warning', message, file: { uri, text: '' } };
}

/**
 * A folder of which only a part was read.
 * @param uri of the folder
 * @param most files, or folders, that were read
 */
export function tooMany(uri: string, most: number): Finding {
  const message = l10n.t('This folder holds more than {0} files; the rest is not read.', most);
  return { code: 'too-many-files', severity: 'error', message, file: { uri, text: '' } };
}

function missingFile(uri: string, name: string): Finding {
  const message = l10n.t('The file {0} is missing in this folder.', name);
  return { code: 'missing-file', severity: 'error', message, file: { uri, text: '' } };
}

/**
 * An entry that begins with the letters and digits of another one.
 * @param first the other one, where it is at hand
 */
export function sameEntry(file: SourceFile, first: SourceFile | undefined): Finding {
  return {
    code: 'duplicate-id',
    severity: 'error',
    message: l10n.t('Two entries begin with the same letters and digits. Both are shown.'),
    file,
    path: [],
    ...(first && { related: { file: first, path: [], message: l10n.t('The other entry') } }),
  };
}
