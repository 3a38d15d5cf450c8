import * as vscode from 'vscode';

/** Milliseconds after which a person wants to know what is going on. */
const LATE = 1000;

/** Runs `work`; when it takes longer than a second, says so and lets the person call it off. */
export async function withLateProgress<T>(
  title: string,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const result = work(controller.signal);
  let shown: ReturnType<typeof setTimeout> | undefined = setTimeout(() => {
    shown = undefined;
    void vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title, cancellable: true },
      async (_progress, token) => {
        token.onCancellationRequested(() => controller.abort());
        // Its failure is told by who waits for it.
        await result.then(
          () => undefined,
          () => undefined,
        );
      },
    );
  }, LATE);
  try {
    return await result;
  } finally {
    clearTimeout(shown);
  }
}
