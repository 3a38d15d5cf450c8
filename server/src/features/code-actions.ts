import { t } from '@vscode/l10n';
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Command,
  type Range,
} from 'vscode-languageserver';
import { canonicalUri } from '../repository/uri';
import { trackedAs } from '../terms/tracked-as';
import type { DraftInPlace, Workspace } from '../workspace/workspace';
import { placeAt, termAt } from './place-in-draft';
import { clip } from './rich-text';
import { termPositions } from './term-positions';

/** Commands that the client carries out. */
const openPosition = 'caucus.openPosition';
const trackTerm = 'caucus.trackTerm';
const takeStance = 'caucus.takeStance';
const proposePosition = 'caucus.proposePosition';

const MOST_POSITIONS = 3;
/** UTF-16 code units; a longer selection is a passage and no term. */
const LONGEST_TERM = 120;

/** What a client can do with code actions. */
export interface ActionSupport {
  /** It carries out the commands of actions in drafts. */
  readonly draftActions: boolean;
  /** It takes actions, and not commands alone. */
  readonly literals: boolean;
}

/** Remedies for problems in coalition files; in a draft, what can be done with the words selected. */
export function codeActions(
  workspace: Workspace,
  params: CodeActionParams,
  { draftActions, literals }: ActionSupport,
): (CodeAction | Command)[] {
  const { context, textDocument, range } = params;
  const draft = workspace.draftAt(textDocument.uri);
  if (draft && !draftActions) return [];
  const actions = draft ? actionsIn(draft, range) : fixes(workspace, params);
  const only = context.only;
  const wanted = only
    ? actions.filter(({ kind = '' }) => only.some((each) => isKindOf(kind, each)))
    : actions;
  return literals ? wanted : wanted.flatMap(({ command }) => command ?? []);
}

function fixes(workspace: Workspace, { textDocument, range, context }: CodeActionParams): CodeAction[] {
  const state = workspace.stateOf(textDocument.uri);
  if (!state?.coalition.writable) return [];
  const uri = canonicalUri(textDocument.uri);
  return state.coalition.problems.flatMap((problem): CodeAction[] => {
    const { fix, code } = problem;
    if (!fix || !touches(problem.range, range) || canonicalUri(problem.uri) !== uri) return [];
    return [
      {
        title: fix.title,
        kind: CodeActionKind.QuickFix,
        isPreferred: true,
        diagnostics: context.diagnostics.filter(
          (diagnostic) => diagnostic.code === code && touches(diagnostic.range, problem.range),
        ),
        edit: { changes: { [textDocument.uri]: [{ range: fix.range, newText: fix.text }] } },
      },
    ];
  });
}

function actionsIn({ open, session, state }: DraftInPlace, range: Range): CodeAction[] {
  const place = placeAt(open, range.start);
  if (!state || !place) return [];
  const actions: CodeAction[] = [];
  const term = termAt(open, place)?.term;
  const positions = term ? (state.derived(termPositions).get(term.id) ?? []) : [];
  for (const { id, title } of positions.slice(0, MOST_POSITIONS)) {
    const uri = state.coalition.files.get(`position:${id}`);
    if (uri === undefined) continue;
    const name = t('Open position: {0}', clip(title, 80));
    actions.push({
      title: name,
      kind: CodeActionKind.Empty,
      command: { title: name, command: openPosition, arguments: [uri] },
    });
  }
  const [first] = positions;
  const file = first && state.coalition.files.get(`position:${first.id}`);
  if (file !== undefined && state.coalition.writable) {
    const title = t('Say where we stand: {0}', clip(first?.title ?? '', 80));
    actions.push({
      title,
      kind: CodeActionKind.Empty,
      command: { title, command: takeStance, arguments: [file] },
    });
  }
  const words = selectedWords(open.draft, range);
  if (words && state.coalition.writable && !trackedAs(words, session?.matcher)) {
    const title = t('Track this term…');
    actions.push({
      title,
      kind: CodeActionKind.Empty,
      command: { title, command: trackTerm, arguments: [words] },
    });
  }
  if (state.coalition.writable && !isBefore(range.end, range.start)) {
    const title = t('Propose a position…');
    actions.push({ title, kind: CodeActionKind.Empty, command: { title, command: proposePosition } });
  }
  return actions;
}

function selectedWords(draft: DraftInPlace['open']['draft'], { start, end }: Range): string | undefined {
  const from = draft.offsetAt(start);
  const to = draft.offsetAt(end);
  if (to <= from || to - from > 2 * LONGEST_TERM) return undefined;
  const first = draft.blockIndexAt(from);
  const last = draft.blockIndexAt(to);
  const origin = draft.startOf(first);
  const text = draft.blocks
    .slice(first, last + 1)
    .map((block) => block.text)
    .join('');
  const words = text
    .slice(from - origin, to - origin)
    .replace(/\s+/g, ' ')
    .trim();
  return /[\p{L}\p{N}]/u.test(words) && words.length <= LONGEST_TERM ? words : undefined;
}

function touches(a: Range, b: Range): boolean {
  return isBefore(a.start, b.end) && isBefore(b.start, a.end);
}

function isBefore(a: Range['start'], b: Range['start']): boolean {
  return a.line < b.line || (a.line === b.line && a.character <= b.character);
}

function isKindOf(kind: string, wanted: string): boolean {
  return wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`);
}
