import * as vscode from 'vscode';
import type { Caucus } from '../caucus';
import { positions } from '../positions/positions';
import { looking } from '../unread/looking';
import { seenRecords } from '../unread/seen-records';
import { Unread } from '../unread/unread';
import { unreadCommands } from '../unread/unread-commands';
import { Annotatable } from './annotatable';
import { annotate } from './annotate';
import { annotationNavigation } from './annotation-navigation';
import { annotationsView } from './annotations-view';
import { refreshCodeLenses } from './code-lens';
import { DraftThreads } from './draft-threads';
import { editRemark } from './edit-remark';
import { NewAnnotations } from './new-annotations';
import { placeHere } from './place-here';
import { reply } from './reply';
import { showThreadsCommand } from './show-threads';
import { spanMarks } from './span-marks';
import { speakerStatus } from './speaker-status';
import { ThreadBoxes } from './thread-boxes';
import { type ThreadTools, threadCommands } from './thread-commands';

/** All that one does with annotations: see them, write them, answer them, find them, place them. */
export function annotations(caucus: Caucus): vscode.Disposable {
  const threads = new DraftThreads(caucus.session);
  const { speakers } = caucus;
  const annotatable = new Annotatable(caucus, speakers);
  const unread = new Unread(caucus);
  const boxes = new ThreadBoxes(threads, speakers, annotatable, unread);
  const newAnnotations = new NewAnnotations(caucus, speakers, boxes);
  const tools: ThreadTools = { caucus, threads, speakers, boxes, annotatable, unread };
  return vscode.Disposable.from(
    spanMarks(threads, speakers),
    annotate(caucus, speakers, newAnnotations),
    reply(tools),
    editRemark(tools),
    threadCommands(tools),
    placeHere(tools),
    showThreadsCommand(tools),
    annotationNavigation(tools),
    annotationsView(tools),
    seenRecords(caucus, speakers),
    looking(tools),
    unreadCommands(tools),
    speakerStatus(tools),
    // Here, as whoever writes an annotation also takes stances, and a position may come from a thread.
    positions(tools),
    refreshCodeLenses(caucus),
    newAnnotations,
    boxes,
    unread,
    annotatable,
    threads,
  );
}
