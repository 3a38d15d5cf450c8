import * as vscode from 'vscode';
import { registerSubmit } from '../../annotations/register-submit';
import { plainly, saveEntry } from '../../annotations/save-entry';
import type { Speaker } from '../../annotations/speakers';
import { PlainError } from '../../commands';
import { SharingFailure } from '../flows/failure';
import { failureWords } from '../flows/failure-words';
import { replyToProposal } from '../flows/reply-to-proposal';
import type { ReviewBox } from './review-boxes';
import type { ReviewTools } from './review-commands';
import type { ProposalSource } from './under-review';

/**
 * The button below a thread under review. An answer to a proposal becomes part of it, for whoever reads it
 * next. An answer to what everybody has already brings that in first, and is one's own until it is shared.
 */
export function answerInReview(tools: ReviewTools): vscode.Disposable {
  const { caucus, exchange, reviewing, boxes, carryOut } = tools;

  async function answer(argument: unknown): Promise<void> {
    const { thread, text } = argument as vscode.CommentReply;
    const box = boxes.of(thread);
    if (!box) throw new PlainError(vscode.l10n.t('The annotation is not there any more.'));
    const body = text.trim();
    if (body === '') throw new PlainError(vscode.l10n.t('Write something first.'));
    const { proposal, coalition } = box.under;
    const speaker = await caucus.speakers.require(vscode.Uri.parse(coalition.root, true));
    await boxes.holding(box, () =>
      plainWords(async () => {
        if (proposal) await addTo(proposal, box, body, speaker);
        else await bringInAndSave(box, body, speaker);
      }),
    );
    await reviewing.refresh();
  }

  async function addTo(
    { branch }: ProposalSource,
    { under: { coalition, changes }, shown }: ReviewBox,
    body: string,
    { author, member }: Speaker,
  ): Promise<void> {
    if (branch === undefined) {
      throw new PlainError(
        vscode.l10n.t('Only its author can add to it. Answer on its page, or bring it in.'),
      );
    }
    const { root } = coalition;
    const thread = shown.view.id;
    const client = await caucus.session.start();
    const over = changes.files.filter(
      ({ path }) => path.startsWith(`annotations/${thread}/`) || path === 'caucus.yaml',
    );
    const entry = { kind: 'reply', body } as const;
    const { uri, content } = await plainly(
      client.sendRequest(caucus.protocol.composeEntry, {
        root,
        thread,
        author,
        member: member.id,
        entry,
        over,
      }),
    );
    const path = vscode.Uri.parse(uri, true).path.slice(vscode.Uri.parse(root, true).path.length + 1);
    const message = `${member.name}: 1 reply on a proposal`;
    await carryOut(coalition, vscode.l10n.t('Adding your answer'), (signal) =>
      exchange.run(coalition, (git) => replyToProposal(git, { branch, path, content, message, signal })),
    );
  }

  async function bringInAndSave(
    { under: { coalition }, shown }: ReviewBox,
    body: string,
    { author, member }: Speaker,
  ): Promise<void> {
    await carryOut(coalition, vscode.l10n.t('Bringing in'), (signal, choices) =>
      exchange.getUpdates(coalition, { signal, choices }),
    );
    const { root } = coalition;
    const thread = shown.view.id;
    const entry = { kind: 'reply', body } as const;
    await saveEntry(caucus, { root, thread, author, member: member.id, entry });
    // From here on it is an annotation like any other, and the person was reading it.
    const { at } = shown;
    const draft =
      'uri' in at ? at.uri : vscode.Uri.joinPath(vscode.Uri.parse(root, true), at.path).toString();
    void vscode.commands.executeCommand('caucus.showThreads', draft, [thread]);
  }

  return registerSubmit(
    caucus,
    'caucus.answerInReview',
    vscode.l10n.t('The answer could not be written.'),
    answer,
  );
}

/** A failure of sharing in its own words: beside the box that keeps what was typed. */
async function plainWords(run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof SharingFailure)) throw error;
    if (error.state === 'cancelled') throw new vscode.CancellationError();
    const { problem, next } = failureWords(error);
    throw new PlainError(`${problem} ${next}`);
  }
}
