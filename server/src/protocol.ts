/**
 * Everything that client and server say to each other beyond LSP, typed, in one place. Only types and
 * message names stand here, so that importing it costs nothing.
 */
import {
  NotificationType,
  NotificationType0,
  RequestType,
  RequestType0,
} from 'vscode-languageserver-protocol';

/** What a client declares in `initializationOptions`; a client that sends none gets plain LSP. */
export interface InitializationOptions {
  /** Push `caucus/highlights` for open drafts. */
  readonly highlights?: boolean;
  /** Push `caucus/changed` when a coalition's content changed. */
  readonly changes?: boolean;
  /** The server may ask the client for files that no disk of its own holds (`caucus/readFiles`, `caucus/readDirectory`). */
  readonly clientFiles?: boolean;
  /** Translations for the server's own words, as `@vscode/l10n` takes them. */
  readonly l10n?: Record<string, string>;
}

// --- Highlights -------------------------------------------------------------------------------------

/**
 * The tracked terms of an open draft, pushed when it opens and after each edit. A client keeps one row
 * per block and splices: rows `from .. from + removed` give way to `blocks`. Marks count from the first
 * line of their block, so that an edit above does not touch them.
 */
export interface HighlightsParams {
  readonly uri: string;
  /** Document version the marks belong to. */
  readonly version: number;
  readonly from: number;
  /** Number of rows to remove; -1 replaces all. */
  readonly removed: number;
  readonly blocks: readonly HighlightedBlock[];
  /** The draft as a whole. */
  readonly counts: TermCounts;
}

/** `[line breaks in the block, ...marks]`, five numbers a mark: line, character, end line, end character, stance. */
export type HighlightedBlock = readonly number[];

/** Stances by their number in a mark. */
export const stances = ['support', 'oppose', 'watch'] as const;

export interface TermCounts {
  /** Occurrences by stance. */
  readonly support: number;
  readonly oppose: number;
  readonly watch: number;
  /** True when the server stopped at its cap; the client says so. */
  readonly capped?: boolean;
}

export const highlights = new NotificationType<HighlightsParams>('caucus/highlights');

// --- Looking up -------------------------------------------------------------------------------------

export interface LookUpParams {
  readonly query: string;
  readonly limit: number;
}

export interface LookUpItem {
  readonly kind: 'position' | 'term' | 'statement';
  readonly id: string;
  readonly title: string;
  /** Status, topic, date: one short line. */
  readonly detail: string;
  /** One or two sentences, plain text. */
  readonly summary: string;
  readonly uri: string;
  /** Preferred wording with its citation, ready to paste; absent where there is none. */
  readonly wording?: string;
  /** The coalition it belongs to, when several are open. */
  readonly coalition?: string;
}

export const lookUp = new RequestType<LookUpParams, LookUpItem[], void>('caucus/lookUp');

// --- Terms of a draft -------------------------------------------------------------------------------

export interface DraftTerm {
  readonly id: string;
  readonly label: string;
  readonly stance: (typeof stances)[number];
  /** Places in the draft, in order: zero-based lines, UTF-16 characters. */
  readonly places: readonly {
    readonly line: number;
    readonly character: number;
    readonly endLine: number;
    readonly endCharacter: number;
    /** How one cites the paragraph: `28`, `PP3`; empty where it has no label. */
    readonly paragraph: string;
    /** The words around, for a list. */
    readonly preview: string;
  }[];
}

export const draftTerms = new RequestType<{ readonly uri: string }, DraftTerm[], void>('caucus/draftTerms');

// --- Views ------------------------------------------------------------------------------------------

export interface CoalitionView {
  readonly root: string;
  readonly name: string;
  readonly writable: boolean;
  readonly topics: readonly {
    readonly id: string;
    readonly name: string;
    readonly positions: readonly PositionView[];
  }[];
  readonly processes: readonly {
    readonly id: string;
    readonly name: string;
    readonly drafts: readonly DraftView[];
  }[];
  readonly texts: readonly DraftView[];
}

export interface PositionView {
  readonly id: string;
  readonly title: string;
  readonly status: 'proposed' | 'agreed' | 'superseded';
  readonly agreed?: string;
  readonly summary: string;
  readonly uri: string;
  /** Members by their present stance. */
  readonly standing: {
    readonly endorse: number;
    readonly reserve: number;
    readonly object: number;
    readonly abstain: number;
  };
}

export interface DraftView {
  readonly id: string;
  readonly title: string;
  readonly date?: string;
  readonly deadline?: string;
  readonly uri: string;
  /** Absent until the draft has been read. */
  readonly counts?: TermCounts;
}

export const coalitions = new RequestType0<CoalitionView[], void>('caucus/coalitions');

/** Something in a coalition changed: views ask again. */
export const changed = new NotificationType0('caucus/changed');

// --- Composed changes -------------------------------------------------------------------------------

/** A file to be created by the host; never over an existing one. */
export interface NewFile {
  readonly uri: string;
  readonly content: string;
}

/** Composes the file for a new tracked term. */
export const composeTerm = new RequestType<
  { readonly near: string; readonly label: string; readonly stance: (typeof stances)[number] },
  NewFile,
  void
>('caucus/composeTerm');

/** Composes the files of a new coalition in an empty folder. */
export const composeCoalition = new RequestType<
  { readonly folder: string; readonly name: string; readonly member: string },
  NewFile[],
  void
>('caucus/composeCoalition');

// --- Files read by the client -----------------------------------------------------------------------

/** Base64 of the bytes, or an error message. Read in batches: a coalition has thousands of small files. */
export type ReadFileResult = { readonly base64: string } | { readonly error: string };

export const readFiles = new RequestType<
  { readonly uris: readonly string[]; readonly maxBytes: number },
  ReadFileResult[],
  void
>('caucus/readFiles');

export const readDirectory = new RequestType<
  { readonly uri: string },
  { readonly name: string; readonly type: 'file' | 'directory' | 'link' | 'other' }[],
  void
>('caucus/readDirectory');
