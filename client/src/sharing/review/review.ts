import * as vscode from 'vscode';
import { answerInReview } from './answer';
import { incomingView } from './incoming-view';
import { ReviewBoxes } from './review-boxes';
import { type ReviewTools, reviewCommands } from './review-commands';
import { ReviewDocuments } from './review-documents';
import { Reviewing } from './under-review';

/** What others have added, read in its place before it is brought in. */
export function reviewBeforeBringingIn(
  given: Pick<ReviewTools, 'caucus' | 'exchange' | 'choose' | 'carryOut'>,
): vscode.Disposable {
  const { caucus, exchange } = given;
  const reviewing = new Reviewing(caucus, exchange, () => view.visible);
  const view = incomingView(caucus, reviewing);
  const documents = new ReviewDocuments(reviewing);
  const boxes = new ReviewBoxes(reviewing, documents, caucus.speakers);
  const tools: ReviewTools = { ...given, reviewing, boxes, documents };
  return vscode.Disposable.from(
    view.onDidChangeVisibility(() => reviewing.refreshSoon()),
    reviewCommands(tools),
    answerInReview(tools),
    boxes,
    documents,
    view,
    reviewing,
  );
}
