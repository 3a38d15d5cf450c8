import * as vscode from 'vscode';
import type { CoalitionView } from '../../../server/src/protocol';
import type { Caucus } from '../caucus';
import { contains } from '../uri-containment';
import { isDue } from './due';
import type { Exchange } from './exchange';
import { isOfferedFirst } from './flows/unshared';
import { isNotShared } from './not-shared';
import { sharingSettings } from './settings';

/** Milliseconds between two looks at whether something is due. */
const TICK = 15_000;
/** Milliseconds without typing before anything changes under a person's hands, and before it leaves them. */
const REST_BEFORE_UPDATES = 10_000;
const REST_BEFORE_SHARING = 60_000;
/**
 * Gets updates every few minutes and when the window comes to the front, or only asks what there is, as the
 * person wishes; shares what waits in the queue, and with the person's leave what they have written. Never
 * while somebody types. Failures show in the status bar and nowhere else.
 */
export function byItself(caucus: Caucus, exchange: Exchange): vscode.Disposable {
  const attempts = new Map<string, { at: number; failures: number }>();
  let lastTyped = 0;
  let working = false;

  const isOurs = (uri: vscode.Uri) =>
    caucus.coalitions.list.some(({ root }) => contains(vscode.Uri.parse(root, true), uri));

  async function tick(focused = false): Promise<void> {
    if (working || !vscode.window.state.focused || Date.now() - lastTyped < REST_BEFORE_UPDATES) return;
    working = true;
    for (const root of attempts.keys()) if (!exchange.stateOf(root)) attempts.delete(root);
    try {
      for (const coalition of caucus.coalitions.list) {
        if (isTime(coalition, focused)) await attempt(coalition);
      }
    } finally {
      working = false;
    }
  }

  function isTime({ root }: CoalitionView, focused: boolean): boolean {
    const state = exchange.stateOf(root);
    if (!state || state.running || isNotShared(state.status.failure)) return false;
    return isDue({
      since: Date.now() - (attempts.get(root)?.at ?? 0),
      failures: failuresOf(root),
      waiting: exchange.queued(root).length > 0 || entriesToShare(coalitionEntries(root)).length > 0,
      updateMinutes: sharingSettings().updateMinutes,
      focused,
    });
  }

  /** Number of attempts that failed since anything last got through, also by hand. */
  function failuresOf(root: string): number {
    const { at, failures } = attempts.get(root) ?? { at: 0, failures: 0 };
    return (exchange.stateOf(root)?.lastSync ?? 0) > at ? 0 : failures;
  }

  const coalitionEntries = (root: string) => exchange.stateOf(root)?.status.unshared ?? [];

  const entriesToShare = (files: ReturnType<typeof coalitionEntries>) =>
    sharingSettings().shareByItself && Date.now() - lastTyped >= REST_BEFORE_SHARING
      ? files.filter((file) => file.kind === 'entry' && isOfferedFirst(file)).map(({ path }) => path)
      : [];

  async function attempt(coalition: CoalitionView): Promise<void> {
    const { root } = coalition;
    const failures = failuresOf(root);
    attempts.set(root, { at: Date.now(), failures });
    try {
      const paths = [...entriesToShare(coalitionEntries(root)), ...exchange.queued(root)];
      if (paths.length > 0) await exchange.share(coalition, paths);
      else if (sharingSettings().showFirst) await exchange.lookForUpdates(coalition);
      else await exchange.getUpdates(coalition);
      attempts.set(root, { at: Date.now(), failures: 0 });
    } catch (error) {
      attempts.set(root, { at: Date.now(), failures: failures + 1 });
      caucus.log.info(`Sharing, by itself: ${String(error)}`);
    }
  }

  const timer = setInterval(() => void tick(), TICK);
  return vscode.Disposable.from(
    { dispose: () => clearInterval(timer) },
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0 && isOurs(document.uri)) lastTyped = Date.now();
    }),
    vscode.window.onDidChangeWindowState(({ focused }) => {
      if (focused) void tick(true);
    }),
  );
}
