import * as vscode from 'vscode';

/** Filters a view while one types; Escape brings back what was there. */
export function askFilter(
  words: { readonly title: string; readonly placeholder: string },
  before: string,
  apply: (text: string) => void,
): void {
  const input = vscode.window.createInputBox();
  input.title = words.title;
  input.placeholder = words.placeholder;
  input.value = before;
  let kept = false;
  input.onDidChangeValue(apply);
  input.onDidAccept(() => {
    kept = true;
    input.hide();
  });
  input.onDidHide(() => {
    if (!kept) apply(before);
    input.dispose();
  });
  input.show();
}
