import { t } from '@vscode/l10n';
import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  type CompletionParams,
  CompletionTriggerKind,
  MarkupKind,
  type Position,
  type Range,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Coalition } from '../repository/coalition';
import { canonicalUri } from '../repository/uri';
import type { Declared, State } from '../workspace/coalition-session';
import type { Workspace } from '../workspace/workspace';
import { type IdKind, isInYaml, type ValuePlace, valueAt } from './id-in-file';
import { clip } from './rich-text';

const MOST = 2000;
/** How far before the cursor a word is read, in UTF-16 code units. */
const LONGEST_WORD = 100;

/** Opening quotation marks, after which wording is offered unasked, and what closes them. */
const closingMarks: Readonly<Record<string, string>> = { '"': '"', '“': '”', '„': '“', '«': '»' };

/** What offers values in YAML, and wording in a statement's text, where it is typed. */
export const triggerCharacters: string[] = [':', ' ', '[', ',', '-', ...Object.keys(closingMarks)];

/** In coalition files: ids, members and stances where one belongs; in a statement's text, agreed wording. */
export function completion(
  workspace: Workspace,
  { textDocument, position, context }: CompletionParams,
): CompletionList | null {
  const state = workspace.stateOf(textDocument.uri);
  const file = state && workspace.documents.file(textDocument.uri);
  if (!state || !file) return null;
  const place = valueAt(file, position);
  if (place) {
    const { start, end } = place;
    const typed = file.getText({
      start: { line: position.line, character: start },
      end: { line: position.line, character: end },
    });
    // What is being typed may already count as in use.
    const found = values(place, state, file).filter(({ id, name }) => id !== typed || name !== undefined);
    return listOf(found, position.line, place);
  }
  const declared = state.declaredIn(file.uri);
  if (declared?.kind !== 'statement' || isInYaml(file, position.line)) return null;
  const begun = begunAt(file, position);
  const unasked = context?.triggerKind === CompletionTriggerKind.TriggerCharacter;
  if (unasked && (begun.mark === undefined || begun.word !== '')) return null;
  // Which wordings fit is found here, at every letter: editors would match letters scattered over a sentence.
  return { isIncomplete: true, items: wordings(state.coalition, declared, begun).slice(0, MOST) };
}

interface Value {
  readonly id: string;
  readonly name?: string | undefined;
  readonly kind: CompletionItemKind;
}

function listOf(found: readonly Value[], line: number, { start, end }: ValuePlace): CompletionList {
  const range = { start: { line, character: start }, end: { line, character: end } };
  const items = found.slice(0, MOST).map(({ id, name, kind }) => ({
    label: id,
    kind,
    ...(name !== undefined && { detail: clip(name, 120), filterText: `${id} ${name}` }),
    textEdit: { range, newText: id },
  }));
  return { isIncomplete: found.length > MOST, items };
}

function values({ kinds }: ValuePlace, state: State, file: TextDocument): Value[] {
  return kinds.flatMap((kind) => valuesOf(kind, state, file));
}

function valuesOf(kind: IdKind, state: State, file: TextDocument): Value[] {
  const { coalition } = state;
  switch (kind) {
    case 'position':
      return Array.from(coalition.positions.values(), ({ id, title }) => reference(id, title));
    case 'term':
      return Array.from(coalition.terms.values(), ({ id, label }) => reference(id, label));
    case 'statement':
      return Array.from(coalition.statements.values(), ({ id, title }) => reference(id, title));
    case 'draft':
      return Array.from(coalition.drafts.keys(), (id) => reference(id, undefined));
    case 'member':
      return Array.from(coalition.members.values(), ({ id, name }) => reference(id, name));
    case 'topic':
      return topics(coalition, state.declaredIn(file.uri));
    case 'stance':
      return words(
        state.declaredIn(file.uri)?.kind === 'term' || isTermFile(file) ? termStances() : memberStances(),
      );
    case 'status':
      return words(statuses(state.declaredIn(file.uri)));
  }
}

function reference(id: string, name: string | undefined): Value {
  return { id, name, kind: CompletionItemKind.Reference };
}

function words(found: Readonly<Record<string, string>>): Value[] {
  return Object.entries(found).map(([id, name]) => ({ id, name, kind: CompletionItemKind.EnumMember }));
}

/** Topics with a name, and topics in use elsewhere: what this file has may be half typed. */
function topics({ topics, positions, terms }: Coalition, here: Declared | undefined): Value[] {
  const found = new Map<string, string | undefined>();
  for (const { id, name } of topics.values()) found.set(id, name);
  const inUse = [
    ...Array.from(positions.values(), ({ id, topic }) => ({ kind: 'position', id, topic })),
    ...Array.from(terms.values(), ({ id, topic }) => ({ kind: 'term', id, topic })),
  ];
  for (const { kind, id, topic } of inUse) {
    if (kind === here?.kind && id === here.id) continue;
    if (topic !== undefined && !found.has(topic)) found.set(topic, undefined);
  }
  return Array.from(found, ([id, name]) => reference(id, name));
}

/** A term that was never read in full is not among the declared; its place tells what it is. */
function isTermFile({ uri }: TextDocument): boolean {
  return /\/terms\/[^/]+$/.test(canonicalUri(uri));
}

function termStances(): Record<string, string> {
  return {
    support: t('We want to see these words in the text'),
    oppose: t('We argue against these words'),
    watch: t('We want to notice when these words appear'),
  };
}

function memberStances(): Record<string, string> {
  return {
    endorse: t('The member stands behind the position'),
    reserve: t('The member keeps its position open'),
    object: t('The member does not agree'),
    abstain: t('The member takes no part'),
  };
}

function statuses(declared: Declared | undefined): Record<string, string> {
  switch (declared?.kind) {
    case 'position':
      return {
        proposed: t('Not agreed yet'),
        agreed: t('Agreed'),
        superseded: t('Replaced by another position'),
      };
    case 'statement':
      return {
        drafting: t('Being written'),
        frozen: t('No more changes; members sign'),
        issued: t('Issued'),
      };
    default:
      return { draft: t('Under negotiation'), adopted: t('Adopted') };
  }
}

/** What stands before and after the cursor in a statement's text. */
interface Begun {
  /** The letters before the cursor; empty after a space or a mark, and where words are not spaced. */
  readonly word: string;
  /** The opening quotation mark before them. */
  readonly mark: string | undefined;
  /** What is missing to close the mark. */
  readonly closing: string;
  readonly range: Range;
}

function begunAt(file: TextDocument, { line, character }: Position): Begun {
  const start = Math.max(0, character - LONGEST_WORD);
  const before = file.getText({ start: { line, character: start }, end: { line, character } });
  const after = file.getText({ start: { line, character }, end: { line, character: character + 1 } });
  const letters = /[\p{L}\p{M}\p{N}]*$/u.exec(before)?.[0] ?? '';
  const word = /\p{Script=Han}/u.test(letters) ? '' : letters;
  // After a letter, a mark closes.
  const mark = /(?:^|[\s([])(["“„«])$/.exec(before.slice(0, before.length - word.length))?.[1];
  const closes = mark === undefined ? '' : (closingMarks[mark] ?? '');
  return {
    word,
    mark,
    closing: after === closes ? '' : closes,
    range: { start: { line, character: character - word.length }, end: { line, character } },
  };
}

/** Agreed wordings with a word that goes on what is begun: those of the statement's own positions first. */
function wordings({ positions, statements }: Coalition, { id }: Declared, begun: Begun): CompletionItem[] {
  const own = new Set(statements.get(id)?.positions);
  const { word, closing, range } = begun;
  const typed = word.toLowerCase();
  return [...positions.values()].flatMap((position): CompletionItem[] => {
    const { title, status } = position;
    const language = position.language?.trim();
    if (!language || status !== 'agreed') return [];
    const goesOn = wordsOf(language).some((candidate) => candidate.startsWith(typed));
    if (!goesOn) return [];
    return [
      {
        label: clip(language.replace(/\s+/g, ' '), 100),
        kind: CompletionItemKind.Text,
        detail: title,
        documentation: { kind: MarkupKind.PlainText, value: language },
        filterText: word === '' ? language : word,
        sortText: `${own.has(position.id) ? 0 : 1}${title}`.slice(0, 100),
        textEdit: { range, newText: `${language}${closing}` },
      },
    ];
  });
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}
