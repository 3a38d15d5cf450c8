import * as vscode from 'vscode';
import type { ThreadTools } from '../annotations/thread-commands';
import type { ThreadKey } from './unread';

/** Milliseconds that a thread stands open on the screen before it counts as read. */
const LONG_ENOUGH = 2000;

/** Milliseconds between two looks at what stands open: VS Code has no event for that. */
const TICK = 500;

/**
 * Counts as read what stands open on the screen of the window that one is in, however it was opened. VS Code
 * says of a box whether it is open, and not when that changes, so we look now and then while anything is new.
 */
export function looking({ threads, boxes, unread }: ThreadTools): vscode.Disposable {
  /** Since when threads stand open. */
  const since = new Map<string, number>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function look(): void {
    const now = Date.now();
    const open = new Map<string, ThreadKey>();
    for (const editor of vscode.window.visibleTextEditors) {
      for (const key of openIn(editor)) open.set(nameOf(key), key);
    }
    for (const name of since.keys()) if (!open.has(name)) since.delete(name);
    const read: ThreadKey[] = [];
    for (const [name, key] of open) {
      const began = since.get(name) ?? now;
      since.set(name, began);
      if (now - began >= LONG_ENOUGH) read.push(key);
    }
    unread.look(read);
    unread.leave(unread.reading.filter((key) => !open.has(nameOf(key))));
  }

  /** The threads that stand open in what an editor shows of its draft. */
  function openIn({ document: { uri }, visibleRanges }: vscode.TextEditor): ThreadKey[] {
    return boxes.expandedIn(uri).filter(({ id }) => {
      // A box stands below the last line of its words.
      const line = threads.get(uri, id)?.range?.end.line;
      return (
        line !== undefined && visibleRanges.some(({ start, end }) => start.line <= line && line <= end.line)
      );
    });
  }

  function goOn(): void {
    const isNeeded = unread.total > 0 || unread.reading.length > 0;
    if (!vscode.window.state.focused || !isNeeded) {
      clearTimeout(timer);
      timer = undefined;
      since.clear();
    } else timer ??= setTimeout(tick, TICK);
  }

  function tick(): void {
    timer = undefined;
    look();
    goOn();
  }

  goOn();
  return vscode.Disposable.from(
    unread.onDidChange(goOn),
    vscode.window.onDidChangeWindowState(goOn),
    new vscode.Disposable(() => clearTimeout(timer)),
  );
}

function nameOf({ root, id }: ThreadKey): string {
  return `${root}#${id}`;
}
