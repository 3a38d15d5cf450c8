import * as vscode from 'vscode';
import type { ComposeEntryParams } from '../../../server/src/protocol';
import type { Caucus } from '../caucus';
import { PlainError, registerCommand } from '../commands';
import type { Unread } from '../unread/unread';
import type { Annotatable } from './annotatable';
import type { DraftThreads } from './draft-threads';
import { saveEntry } from './save-entry';
import type { Speaker, Speakers } from './speakers';
import type { ThreadBoxes } from './thread-boxes';
import { remarkTarget, type ThreadTarget, threadTarget } from './thread-target';

export interface ThreadTools {
  readonly caucus: Caucus;
  readonly threads: DraftThreads;
  readonly speakers: Speakers;
  readonly boxes: ThreadBoxes;
  readonly annotatable: Annotatable;
  readonly unread: Unread;
}

type Entry = ComposeEntryParams['entry'];

/**
 * Writes an entry into a thread.
 * @param speaker as whom, where a box says so; else as whom one writes in the coalition
 */
export async function writeEntry(
  tools: ThreadTools,
  target: ThreadTarget,
  entry: Entry,
  speaker?: Speaker,
): Promise<void> {
  const { author, member } = speaker ?? (await tools.speakers.require(target.uri));
  const { root, id: thread } = target.view;
  await saveEntry(tools.caucus, { root, thread, author, member: member.id, entry });
}

/** What one does to a thread with one click: settle it, take it up again, stand behind it, take it back. */
export function threadCommands(tools: ThreadTools): vscode.Disposable {
  const { caucus, threads, speakers } = tools;

  async function change(argument: unknown, kind: 'resolve' | 'reopen'): Promise<void> {
    const target = await threadTarget(argument, tools);
    if (!target) throw noThread();
    const done = kind === 'resolve' ? 'resolved' : 'open';
    if (target.view.state === done) {
      throw new PlainError(
        kind === 'resolve' ? vscode.l10n.t('It is resolved already.') : vscode.l10n.t('It is open already.'),
      );
    }
    await writeEntry(tools, target, { kind });
  }

  async function endorse(argument: unknown): Promise<void> {
    const target = await remarkTarget(argument, tools);
    if (!target) throw noThread();
    const { member } = await speakers.require(target.uri);
    const { remark } = target;
    if (remark.memberId === member.id) {
      throw new PlainError(vscode.l10n.t('{0} wrote it; others endorse it.', member.name));
    }
    if (remark.endorsedBy.some(({ id }) => id === member.id)) {
      throw new PlainError(vscode.l10n.t('{0} endorses it already.', member.name));
    }
    await writeEntry(tools, target, { kind: 'endorse', of: remark.id });
  }

  async function withdraw(argument: unknown): Promise<void> {
    const target = await remarkTarget(argument, tools);
    if (!target) throw noThread();
    const { member } = await speakers.require(target.uri);
    const { remark } = target;
    if (remark.memberId !== member.id) {
      throw new PlainError(vscode.l10n.t('Only {0} can withdraw it.', remark.member));
    }
    const button = vscode.l10n.t('Withdraw');
    const answer = await vscode.window.showWarningMessage(
      vscode.l10n.t('Withdraw what {0} wrote?', member.name),
      {
        modal: true,
        detail: vscode.l10n.t('Its words are hidden from then on; the answers to it stay. The file is kept.'),
      },
      button,
    );
    if (answer === button) await writeEntry(tools, target, { kind: 'withdraw', of: remark.id });
  }

  async function openSource(argument: unknown): Promise<void> {
    const target = await remarkTarget(argument, tools);
    if (!target) throw noThread();
    await vscode.window.showTextDocument(vscode.Uri.parse(target.remark.uri, true), { preview: true });
  }

  async function copyLink(argument: unknown): Promise<void> {
    const target = await threadTarget(argument, tools);
    if (!target) throw noThread();
    await vscode.env.clipboard.writeText(linkTo(target, threads.get(target.uri, target.view.id)?.range));
    vscode.window.setStatusBarMessage(vscode.l10n.t('$(check) Link copied'), 5000);
  }

  return vscode.Disposable.from(
    registerCommand(
      caucus,
      'caucus.resolveThread',
      vscode.l10n.t('The annotation could not be resolved.'),
      (argument: unknown) => change(argument, 'resolve'),
    ),
    registerCommand(
      caucus,
      'caucus.reopenThread',
      vscode.l10n.t('The annotation could not be reopened.'),
      (argument: unknown) => change(argument, 'reopen'),
    ),
    registerCommand(caucus, 'caucus.endorse', vscode.l10n.t('It could not be endorsed.'), endorse),
    registerCommand(caucus, 'caucus.withdraw', vscode.l10n.t('It could not be withdrawn.'), withdraw),
    registerCommand(
      caucus,
      'caucus.openAnnotationFile',
      vscode.l10n.t('The file could not be opened.'),
      openSource,
    ),
    registerCommand(
      caucus,
      'caucus.copyAnnotationLink',
      vscode.l10n.t('The link could not be copied.'),
      copyLink,
    ),
  );
}

/**
 * What to paste into a mail: the path in the coalition, which is the same on every host and computer, with
 * the line, and the words, by which a reader finds the place without Caucus.
 */
function linkTo({ uri, view }: ThreadTarget, range: vscode.Range | undefined): string {
  const root = vscode.Uri.parse(view.root, true).path.replace(/\/$/, '');
  const path = uri.path.startsWith(`${root}/`) ? uri.path.slice(root.length + 1) : uri.path;
  const line = range ? `#L${range.start.line + 1}` : '';
  return `${path}${line}\n${view.label}: “${view.quote.replace(/\s+/g, ' ').trim()}”`;
}

function noThread(): PlainError {
  return new PlainError(vscode.l10n.t('Put the cursor on annotated words first.'));
}
