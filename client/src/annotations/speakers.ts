import * as vscode from 'vscode';
import { type Author, type CoalitionView, type Who, who } from '../../../server/src/protocol';
import type { Coalitions } from '../coalitions';
import { PlainError } from '../commands';
import type { Session } from '../session';
import { contains } from '../uri-containment';
import { askSpeaker } from './ask-speaker';
import { gitAuthor, whenRepositoryOpens } from './git-author';

/** As whom the person at the keyboard writes in a coalition. */
export interface Speaker {
  readonly author: Author;
  readonly member: { readonly id: string; readonly name: string };
}

const authorPattern = /^\s*([^<>]+?)\s*<([^<>\s]+@[^<>\s]+)>\s*$/;

/**
 * As whom one writes in each coalition: the setting if there is one, else what git knows, matched to a
 * member by the server. What nobody knows is asked once and kept in the person's own settings, never in the
 * folder that is shared.
 */
export class Speakers implements vscode.Disposable {
  readonly #session: Session;
  readonly #coalitions: Coalitions;
  readonly #log: vscode.LogOutputChannel;
  readonly #known = new Map<string, Speaker>();
  readonly #emitter = new vscode.EventEmitter<void>();
  readonly #disposables: vscode.Disposable[];

  readonly onDidChange = this.#emitter.event;

  constructor(session: Session, coalitions: Coalitions, log: vscode.LogOutputChannel) {
    this.#session = session;
    this.#coalitions = coalitions;
    this.#log = log;
    const refresh = () => void this.#refresh();
    this.#disposables = [
      this.#emitter,
      coalitions.onDidChange(refresh),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('caucus.author') || event.affectsConfiguration('caucus.member')) {
          refresh();
        }
      }),
    ];
    void whenRepositoryOpens(refresh).then((disposable) => this.#disposables.push(disposable));
  }

  /** The coalition that a file belongs to: the innermost, when folders are nested. */
  coalitionOf(uri: vscode.Uri): CoalitionView | undefined {
    return this.#coalitions.list
      .filter(({ root }) => contains(vscode.Uri.parse(root, true), uri))
      .sort((a, b) => b.root.length - a.root.length)[0];
  }

  /** As whom one writes about a file, if that is known without asking. */
  of(uri: vscode.Uri): Speaker | undefined {
    const coalition = this.coalitionOf(uri);
    return coalition && this.#known.get(coalition.root);
  }

  /** True when what is said about a file can be written. */
  canWrite(uri: vscode.Uri): boolean {
    return (
      this.coalitionOf(uri)?.writable === true &&
      vscode.workspace.fs.isWritableFileSystem(uri.scheme) !== false
    );
  }

  /**
   * As whom one writes about a file; asks the person if nobody knows.
   * @throws {PlainError} when nothing can be written there
   * @throws {vscode.CancellationError} when the person would not say
   */
  async require(uri: vscode.Uri): Promise<Speaker> {
    const coalition = this.#writableCoalition(uri);
    return this.#known.get(coalition.root) ?? (await this.#find(coalition)) ?? (await this.#ask(coalition));
  }

  /** Asks as whom to write from now on. */
  async change(uri: vscode.Uri): Promise<Speaker> {
    return this.#ask(this.#writableCoalition(uri));
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }

  #writableCoalition(uri: vscode.Uri): CoalitionView {
    const coalition = this.coalitionOf(uri);
    if (!coalition) {
      throw new PlainError(
        vscode.l10n.t('This text is not in a coalition. Save it in the folder “drafts” of one first.'),
      );
    }
    if (!this.canWrite(uri)) {
      throw new PlainError(
        vscode.l10n.t('“{0}” can only be read here; nothing can be written to it.', coalition.name),
      );
    }
    return coalition;
  }

  async #refresh(): Promise<void> {
    try {
      const found = await Promise.all(
        this.#coalitions.list.map(
          async (coalition) => [coalition.root, await this.#find(coalition)] as const,
        ),
      );
      this.#known.clear();
      for (const [root, speaker] of found) if (speaker) this.#known.set(root, speaker);
    } catch (error) {
      this.#log.error('It could not be found out as whom one writes.', String(error));
    }
    this.#emitter.fire();
  }

  async #find(coalition: CoalitionView): Promise<Speaker | undefined> {
    const author = await this.#author(coalition);
    if (!author) return undefined;
    const { member, members } = await this.#who(coalition, author.email);
    const chosen = settings().get<Record<string, string>>('member', {})[coalition.name];
    const found = members.find(({ id }) => id === chosen) ?? member;
    return found && { author, member: found };
  }

  async #ask(coalition: CoalitionView): Promise<Speaker> {
    const speaker = await askSpeaker(coalition.name, {
      ...optional('author', await this.#author(coalition)),
      ...optional('member', this.#known.get(coalition.root)?.member.id),
      who: (email) => this.#who(coalition, email),
    });
    const { author, member } = speaker;
    this.#known.set(coalition.root, speaker);
    const { Global } = vscode.ConfigurationTarget;
    const members = settings().get<Record<string, string>>('member', {});
    await settings().update('author', `${author.name} <${author.email}>`, Global);
    await settings().update('member', { ...members, [coalition.name]: member.id }, Global);
    this.#emitter.fire();
    return speaker;
  }

  async #author(coalition: CoalitionView): Promise<Author | undefined> {
    const [, name, email] = authorPattern.exec(settings().get('author', '')) ?? [];
    return name && email ? { name, email } : gitAuthor(vscode.Uri.parse(coalition.root, true));
  }

  async #who(coalition: CoalitionView, email: string): Promise<Who> {
    const client = await this.#session.start();
    return client.sendRequest(who, { near: `${coalition.root}/caucus.yaml`, email });
  }
}

function settings(): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration('caucus');
}

function optional<Key extends string, Value>(
  key: Key,
  value: Value | undefined,
): Partial<Record<Key, Value>> {
  return value === undefined ? {} : ({ [key]: value } as Record<Key, Value>);
}
