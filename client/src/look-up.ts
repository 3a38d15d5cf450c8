import * as vscode from 'vscode';
import { type LookUpItem, lookUp as lookUpRequest } from '../../server/src/protocol';
import type { Caucus } from './caucus';
import { PlainError, registerCommand, showFailure } from './commands';
import { plainLabel } from './plain-label';
import { setContext } from './set-context';

/** How many answers are asked for: more than one reads, few enough to draw at once. */
const LIMIT = 50;
/** A longer selection is a passage, not something to look up. */
const LONGEST_SELECTION = 80;
/** As they are bound unless somebody binds others; a client cannot ask on which system its window is. */
const keys = { copy: 'Ctrl/⌘+Shift+C', insert: 'Ctrl/⌘+Shift+V' };

interface FoundItem extends vscode.QuickPickItem {
  /** Absent in the line that says that nothing was found. */
  readonly found?: LookUpItem;
}

/** The option is not in the public types yet; without it VS Code re-sorts what the server has ranked. */
type RankedPick<T extends vscode.QuickPickItem> = vscode.QuickPick<T> & { sortByLabel: boolean };

/** Quick look-up: a few letters, and the positions, terms and statements that fit, best first. */
export function lookUp(caucus: Caucus): vscode.Disposable {
  let open: LookUp | undefined;

  async function show(query?: unknown): Promise<void> {
    open?.close();
    await caucus.coalitions.require();
    const lookUp = new LookUp(caucus, typeof query === 'string' ? query : selectedWords());
    open = lookUp;
    lookUp.onDidClose(() => {
      if (open === lookUp) open = undefined;
    });
  }

  const failure = vscode.l10n.t('The wording could not be used.');
  return vscode.Disposable.from(
    registerCommand(caucus, 'caucus.lookUp', vscode.l10n.t('Nothing could be looked up.'), show),
    registerCommand(caucus, 'caucus.copyWording', failure, () => open?.copy()),
    registerCommand(caucus, 'caucus.insertWording', failure, () => open?.insert()),
    new vscode.Disposable(() => open?.close()),
  );
}

/** One opened look-up; gone when it closes. */
class LookUp {
  readonly #caucus: Caucus;
  readonly #editor = vscode.window.activeTextEditor;
  readonly #picker = vscode.window.createQuickPick<FoundItem>() as RankedPick<FoundItem>;
  readonly #copyButton = button('copy', vscode.l10n.t('Copy the wording with its source ({0})', keys.copy));
  readonly #insertButton = button(
    'insert',
    vscode.l10n.t('Insert the wording with its source at the cursor ({0})', keys.insert),
  );
  #asked: vscode.CancellationTokenSource | undefined;

  readonly onDidClose = this.#picker.onDidHide;

  constructor(caucus: Caucus, query: string) {
    this.#caucus = caucus;
    const picker = this.#picker;
    picker.title = vscode.l10n.t('What have we agreed? Positions, terms and statements');
    picker.placeholder = vscode.l10n.t(
      'A few letters · Enter opens · {0} copies · {1} inserts',
      keys.copy,
      keys.insert,
    );
    picker.sortByLabel = false;
    picker.value = query;
    picker.onDidChangeValue((value) => this.#ask(value));
    picker.onDidAccept(() => this.#openActive());
    picker.onDidTriggerItemButton(({ item, button }) =>
      this.#guard(() => (button === this.#copyButton ? this.copy(item.found) : this.insert(item.found))),
    );
    picker.onDidHide(() => {
      this.#asked?.cancel();
      setContext('caucus.lookUpOpen', false);
      picker.dispose();
    });
    setContext('caucus.lookUpOpen', true);
    picker.show();
    void this.#ask(query);
  }

  close(): void {
    this.#picker.hide();
  }

  /** Copies the wording of the item at hand, with its citation, ready to paste. */
  async copy(found = this.#picker.activeItems[0]?.found): Promise<void> {
    const wording = this.#wordingOf(found);
    if (wording === undefined) return;
    await vscode.env.clipboard.writeText(wording.text);
    this.close();
    say(copiedWords(wording.status, plainLabel(found?.title ?? '')));
  }

  /** Puts the wording, with its citation, where the cursor stood when the look-up was opened. */
  async insert(found = this.#picker.activeItems[0]?.found): Promise<void> {
    const wording = this.#wordingOf(found);
    if (wording === undefined) return;
    const editor = this.#editor;
    if (!editor) throw new PlainError(vscode.l10n.t('Open a statement first, and put the cursor into it.'));
    if (this.#caucus.marks.of(editor.document)) {
      throw new PlainError(vscode.l10n.t('Drafts are kept word for word; put it into a statement instead.'));
    }
    this.close();
    const inserted = await editor.edit((edit) => edit.replace(editor.selection, wording.text));
    if (!inserted) throw new PlainError(vscode.l10n.t('The file cannot be changed.'));
    if (wording.status !== 'agreed') say(insertedWords(wording.status, plainLabel(found?.title ?? '')));
  }

  async #ask(query: string): Promise<void> {
    this.#asked?.cancel();
    const asked = new vscode.CancellationTokenSource();
    this.#asked = asked;
    this.#picker.busy = true;
    await this.#guard(async () => {
      try {
        const client = await this.#caucus.session.start();
        const answers = await client.sendRequest(lookUpRequest, { query, limit: LIMIT }, asked.token);
        if (asked.token.isCancellationRequested) return;
        this.#picker.items =
          answers.length > 0
            ? answers.map((found) => this.#item(found))
            : [{ label: vscode.l10n.t('Nothing found'), alwaysShow: true }];
      } catch (error) {
        if (!asked.token.isCancellationRequested) throw error;
      }
    });
    if (this.#asked === asked) this.#picker.busy = false;
  }

  #item(found: LookUpItem): FoundItem {
    const { icon, name } = kinds()[found.kind];
    const description = [name, found.detail, found.coalition].filter((part) => part).join(' · ');
    const insertable = this.#editor && !this.#caucus.marks.of(this.#editor.document);
    return {
      found,
      label: plainLabel(found.title),
      description: plainLabel(description),
      detail: plainLabel(found.summary),
      iconPath: new vscode.ThemeIcon(icon),
      // Typing errors and translations are the server's to forgive: nothing it found is filtered away.
      alwaysShow: true,
      ...(found.wording && {
        buttons: insertable ? [this.#copyButton, this.#insertButton] : [this.#copyButton],
      }),
    };
  }

  #openActive(): void {
    const found = this.#picker.activeItems[0]?.found;
    if (!found) return;
    this.close();
    void this.#guard(async () => {
      await vscode.window.showTextDocument(vscode.Uri.parse(found.uri, true));
    });
  }

  #wordingOf(found: LookUpItem | undefined): LookUpItem['wording'] {
    if (found && !found.wording) {
      this.#picker.title = vscode.l10n.t('No wording in “{0}”', plainLabel(found.title));
    }
    return found?.wording;
  }

  async #guard(run: () => Promise<void>): Promise<void> {
    try {
      await run();
    } catch (error) {
      this.close();
      await showFailure(this.#caucus.log, vscode.l10n.t('The look-up did not work.'), error);
    }
  }
}

function kinds(): Record<LookUpItem['kind'], { icon: string; name: string }> {
  return {
    position: { icon: 'law', name: vscode.l10n.t('Position') },
    term: { icon: 'tag', name: vscode.l10n.t('Term') },
    statement: { icon: 'megaphone', name: vscode.l10n.t('Statement') },
  };
}

type WordingStatus = NonNullable<LookUpItem['wording']>['status'];

function copiedWords(status: WordingStatus, title: string): string {
  switch (status) {
    case 'agreed':
      return vscode.l10n.t('$(check) Agreed wording copied: {0}', title);
    case 'proposed':
      return vscode.l10n.t('$(warning) Proposed wording copied, not agreed yet: {0}', title);
    case 'superseded':
      return vscode.l10n.t('$(warning) Superseded wording copied: {0}', title);
  }
}

function insertedWords(status: Exclude<WordingStatus, 'agreed'>, title: string): string {
  return status === 'proposed'
    ? vscode.l10n.t('$(warning) Proposed wording inserted, not agreed yet: {0}', title)
    : vscode.l10n.t('$(warning) Superseded wording inserted: {0}', title);
}

/** Says in the status bar what was done, for five seconds. */
function say(words: string): void {
  vscode.window.setStatusBarMessage(words, 5000);
}

function button(icon: string, tooltip: string): vscode.QuickInputButton {
  return { iconPath: new vscode.ThemeIcon(icon), tooltip };
}

/** What the reader has selected, when it is a few words. */
function selectedWords(): string {
  const editor = vscode.window.activeTextEditor;
  if (!editor || editor.selection.isEmpty) return '';
  const words = editor.document.getText(editor.selection).replace(/\s+/g, ' ').trim();
  return words.length <= LONGEST_SELECTION ? words : '';
}
