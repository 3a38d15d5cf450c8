import type * as vscode from 'vscode';
import type { ThreadView } from '../../../server/src/protocol';
import type { DraftThreads, PlacedThread } from './draft-threads';
import { annotationSettings } from './settings';
import type { Speakers } from './speakers';

/** A thread that stands in the text. */
export interface DrawnThread extends PlacedThread {
  readonly range: vscode.Range;
}

/** The threads that a reader of a document wants to see in it, in the order of the text. */
export function visibleThreads(threads: DraftThreads, speakers: Speakers, uri: vscode.Uri): DrawnThread[] {
  const { showResolved, showOthers } = annotationSettings();
  const own = speakers.of(uri)?.member.id;
  return threads
    .of(uri)
    .filter((thread): thread is DrawnThread => thread.range !== undefined)
    .filter(
      ({ view }) => (showResolved || view.state !== 'resolved') && (showOthers || takesPart(view, own)),
    );
}

/** True when the member said something in the thread, or when nobody knows who reads. */
function takesPart({ remarks }: ThreadView, member: string | undefined): boolean {
  return member === undefined || remarks.some(({ memberId }) => memberId === member);
}
