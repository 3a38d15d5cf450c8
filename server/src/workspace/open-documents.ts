import type {
  DidChangeTextDocumentParams,
  DidCloseTextDocumentParams,
  DidOpenTextDocumentParams,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { HighlightsParams } from '../protocol';
import type { DirectoryEntry, FileSystem } from '../repository/file-system';
import { canonicalUri } from '../repository/uri';
import { OpenDraft } from './open-draft';

/** Language of a draft, wherever it lies. */
export const DRAFT_LANGUAGE = 'un-draft';

/**
 * What is open in the editor. Files that may be drafts are kept as drafts, edited in place; all others as
 * text documents. Whether a draft's terms are tracked is the workspace's question.
 */
export class OpenDocuments {
  /** By the address as the client spells it: an edit must not wait for parsing one. */
  readonly #drafts = new Map<string, OpenDraft>();
  readonly #files = new Map<string, TextDocument>();
  readonly #byCanonical = new Map<string, OpenDraft | TextDocument>();

  open({ textDocument }: DidOpenTextDocumentParams): void {
    const { uri, languageId, version, text } = textDocument;
    this.close({ textDocument });
    const canonical = canonicalUri(uri);
    if (mayBeDraft(canonical, languageId)) {
      const draft = new OpenDraft(uri, languageId, version, text);
      this.#drafts.set(uri, draft);
      this.#byCanonical.set(canonical, draft);
    } else {
      const file = TextDocument.create(uri, languageId, version, text);
      this.#files.set(uri, file);
      this.#byCanonical.set(canonical, file);
    }
  }

  /** Applies an edit. Returns the changed rows of a draft; `undefined` for other and for unknown documents. */
  change({ textDocument, contentChanges }: DidChangeTextDocumentParams): HighlightsParams | undefined {
    const { uri, version } = textDocument;
    const draft = this.#drafts.get(uri);
    if (draft) return draft.edit(contentChanges, version);
    const file = this.#files.get(uri);
    if (file) TextDocument.update(file, contentChanges, version);
    return undefined;
  }

  close({ textDocument: { uri } }: DidCloseTextDocumentParams): void {
    this.#drafts.delete(uri);
    this.#files.delete(uri);
    this.#byCanonical.delete(canonicalUri(uri));
  }

  /** Canonical addresses of all that is open. */
  uris(): Iterable<string> {
    return this.#byCanonical.keys();
  }

  /** True when the document at a canonical address is open. */
  has(uri: string): boolean {
    return this.#byCanonical.has(uri);
  }

  drafts(): Iterable<OpenDraft> {
    return this.#drafts.values();
  }

  draft(uri: string): OpenDraft | undefined {
    const found = this.#drafts.get(uri) ?? this.#byCanonical.get(canonicalUri(uri));
    return found instanceof OpenDraft ? found : undefined;
  }

  /** A document that is not kept as a draft; of one that is, a copy. */
  file(uri: string): TextDocument | undefined {
    const found = this.#files.get(uri) ?? this.#byCanonical.get(canonicalUri(uri));
    if (!(found instanceof OpenDraft)) return found;
    return TextDocument.create(found.uri, found.languageId, found.version, found.draft.text);
  }

  /** The text of an open document. */
  text(uri: string): string | undefined {
    const found = this.#byCanonical.get(canonicalUri(uri));
    return found instanceof OpenDraft ? found.draft.text : found?.getText();
  }
}

/** Reads what is open in the editor as it stands there, and the rest from the files. */
export class EditorFileSystem implements FileSystem {
  constructor(
    readonly files: FileSystem,
    readonly documents: OpenDocuments,
  ) {}

  async readFile(uri: string, maxBytes: number): Promise<Uint8Array> {
    const text = this.documents.text(uri);
    if (text === undefined) return this.files.readFile(uri, maxBytes);
    const bytes = new TextEncoder().encode(text);
    if (bytes.length > maxBytes) throw new Error(`larger than ${maxBytes} bytes`);
    return bytes;
  }

  readDirectory(uri: string, within?: string): Promise<readonly DirectoryEntry[]> {
    return this.files.readDirectory(uri, within);
  }
}

const draftPath = /\/(?:drafts|texts)\/(?:[^/]+\/)*[^/]+\.(?:md|markdown|txt|undraft)$/i;

/** True for a path at which a coalition keeps a draft or an adopted text: `drafts/…/rev-1.undraft.md`. */
export function isDraftPath(path: string): boolean {
  return draftPath.test(path);
}

function mayBeDraft(uri: string, languageId: string): boolean {
  return languageId === DRAFT_LANGUAGE || draftPath.test(uri);
}
