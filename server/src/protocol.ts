/**
 * Everything that client and server say to each other beyond LSP, typed, in one place: what is long stands in
 * the folder `protocol` and is found here. Only types and message names, so that importing it costs nothing.
 */
import {
  NotificationType,
  NotificationType0,
  RequestType,
  RequestType0,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import type { PositionStatus } from './positions/position';
import type { EntryParams, TextRange } from './protocol/annotations';

export * from './protocol/annotations';
export * from './protocol/review';
export * from './protocol/unread';

/** What a client declares in `initializationOptions`; a client that sends none gets plain LSP. */
export interface InitializationOptions {
  /** Push `caucus/highlights` for open drafts. */
  readonly highlights?: boolean;
  /** Push `caucus/changed` when a coalition's content changed. */
  readonly changes?: boolean;
  /** Push `caucus/threads` for open drafts. */
  readonly threads?: boolean;
  /** Push `caucus/unread`: what is new to the reader. The client keeps the record of what was seen. */
  readonly unread?: boolean;
  /** Command that a code lens above a paragraph runs, with the draft's address and ids of threads; without one, none is offered. */
  readonly showThreadsCommand?: string;
  /**
   * Offer code actions in drafts. The client carries out their commands: `caucus.openPosition`, `caucus.takeStance`,
   * `caucus.trackTerm`, `caucus.proposePosition`.
   */
  readonly draftActions?: boolean;
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

/** How a stance is told without colour, wherever it has no room for its word. */
export const stanceSigns = { support: '✓', oppose: '✗', watch: '◉' } as const;

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
  readonly wording?: { readonly text: string; readonly status: PositionStatus };
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
  /** Number of members. */
  readonly members: number;
  readonly statements: readonly StatementView[];
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
    /** `4 of 6 members endorse · auDA reserves (note)`; empty while nobody has said anything. */
    readonly words: string;
  };
}

export interface StatementView {
  readonly id: string;
  readonly title: string;
  readonly status: StatementStatus;
  /** ISO date (or year and month) on which it was issued. */
  readonly date?: string;
  /** ISO date, or date and time. */
  readonly deadline?: string;
  /** The deadline for people: in the reader's time and in its own. */
  readonly due?: string;
  /** Id of the draft it speaks to. */
  readonly draft?: string;
  readonly uri: string;
  /** Present members that have signed. */
  readonly signed: number;
  /** Of those who have signed and not withdrawn, in the order in which they signed. Nobody else is listed. */
  readonly signatures: readonly {
    readonly member: string;
    readonly name: string;
    readonly date: string;
    /** After the deadline, or after the day of issue. */
    readonly late: boolean;
  }[];
}

export type StatementStatus = 'drafting' | 'frozen' | 'issued';

export interface DraftView {
  readonly id: string;
  /** What the draft is called within its process: `Rev. 1`. */
  readonly title: string;
  readonly date?: string;
  /** ISO date, or date and time. */
  readonly deadline?: string;
  /** The deadline for people: in the reader's time and in its own. */
  readonly due?: string;
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

export interface TrackedTerm {
  readonly label: string;
  /** Its file. */
  readonly uri: string;
}

/** The term that finds these words already, in whatever form; null where there is none. */
export const trackedTerm = new RequestType<
  { readonly near: string; readonly label: string },
  TrackedTerm | null,
  void
>('caucus/trackedTerm');

/** Composes the files of a new coalition in an empty folder. */
export const composeCoalition = new RequestType<
  { readonly folder: string; readonly name: string; readonly member: string },
  NewFile[],
  void
>('caucus/composeCoalition');

// --- Positions and statements -----------------------------------------------------------------------

/** A member's word on a position. */
export const memberStances = ['endorse', 'reserve', 'object', 'abstain'] as const;

export type MemberStance = (typeof memberStances)[number];

export interface ComposeStanceParams extends EntryParams {
  readonly root: string;
  /** Id of the position. */
  readonly position: string;
  readonly stance: MemberStance;
  /** Markdown. */
  readonly note?: string;
}

/** Composes the file of a member's stance; the host writes it. Rejects with a sentence for the user. */
export const composeStance = new RequestType<ComposeStanceParams, NewFile, void>('caucus/composeStance');

export interface ComposeSignatureParams extends EntryParams {
  readonly root: string;
  /** Id of the statement. */
  readonly statement: string;
  readonly kind: 'sign' | 'unsign';
}

/** Composes the file of a signature, or of its withdrawal. Rejects with a sentence for the user. */
export const composeSignature = new RequestType<ComposeSignatureParams, NewFile, void>(
  'caucus/composeSignature',
);

export interface ComposePositionParams extends EntryParams {
  /** What it rests on: words of an open draft, or a thread. */
  readonly from:
    | { readonly uri: string; readonly range: TextRange }
    | { readonly root: string; readonly thread: string };
  /** What the coalition would say, in one line. */
  readonly title: string;
  /** Markdown; its first paragraph is the summary. */
  readonly body: string;
  /** Preferred wording. */
  readonly language?: string;
  /** ISO date of today where the writer is. */
  readonly date: string;
}

/** Composes the file of a proposed position; the host writes it. Rejects with a sentence for the user. */
export const composePosition = new RequestType<ComposePositionParams, NewFile, void>(
  'caucus/composePosition',
);

/**
 * Marks a proposed position as agreed on an ISO date by those who endorse it now: an edit of its file that
 * leaves the rest as it is. Rejects with a sentence for the user.
 */
export const composeAgreement = new RequestType<
  { readonly root: string; readonly position: string; readonly date: string },
  WorkspaceEdit,
  void
>('caucus/composeAgreement');

/**
 * Takes a statement a step on: `drafting` to `frozen` to `issued` on an ISO date. An edit of its file that
 * leaves the rest as it is. Rejects with a sentence for the user.
 */
export const composeStatementStep = new RequestType<
  {
    readonly root: string;
    readonly statement: string;
    readonly to: 'frozen' | 'issued';
    readonly date: string;
  },
  WorkspaceEdit,
  void
>('caucus/composeStatementStep');

/** The members that have signed a statement, as text to paste. Rejects with a sentence for the user. */
export const signatories = new RequestType<
  { readonly root: string; readonly statement: string },
  string,
  void
>('caucus/signatories');

/** The host has written a file: the server shows it at once, without waiting for a watcher. */
export const written = new NotificationType<{ readonly uris: readonly string[] }>('caucus/written');

// --- Sharing ----------------------------------------------------------------------------------------

/**
 * What the history says when these files of one coalition are shared, in one line:
 * `CIRA: 2 annotations, 1 reply on GDC Rev. 1 ¶28, ¶29`. Empty when they belong to no open coalition.
 */
export const shareMessage = new RequestType<{ readonly uris: readonly string[] }, string, void>(
  'caucus/shareMessage',
);

/** What files of one coalition are, for a list to choose from; in the order of `uris`. */
export const describeFiles = new RequestType<
  { readonly uris: readonly string[] },
  {
    /** As in {@link shareMessage}. */
    readonly label: string;
    /** Plain text: how it begins; empty where it has no words. */
    readonly gist: string;
  }[],
  void
>('caucus/describeFiles');

// --- Digest -----------------------------------------------------------------------------------------

export interface DigestParams {
  /** Of the coalition, as in {@link CoalitionView}. */
  readonly root: string;
  /** ISO date and time: what was written from then on is new. */
  readonly since: string;
  /** From the last digest: what it did not know is new, whenever it was written. Goes before `since`. */
  readonly told?: readonly string[];
  /** ISO date and time: nothing is told of what was written later. */
  readonly until: string;
  /** `text`: for a mail that shows no formatting. */
  readonly form: 'markdown' | 'text';
}

export interface WrittenDigest {
  readonly text: string;
  /** In how many threads something was said. */
  readonly threads: number;
  /** What this digest knew, for the next one to begin where it ended. */
  readonly told: readonly string[];
}

/** Writes what is new, for a mailing list or an agenda. Rejects with a sentence for the user. */
export const digest = new RequestType<DigestParams, WrittenDigest, void>('caucus/digest');

// --- Who said what ----------------------------------------------------------------------------------

export interface CheckHistoryParams {
  /** Of the coalition, as in {@link CoalitionView}. */
  readonly root: string;
  /** Paths where git may be, besides the PATH. */
  readonly git?: readonly string[];
}

/** What does not fit in the history of a coalition, in the order in which it happened. */
export interface CheckedHistory {
  readonly commits: number;
  readonly findings: readonly {
    readonly code: string;
    readonly severity: 'error' | 'warning';
    readonly message: string;
    /** Of the file it is about, which may be gone by now. */
    readonly uri: string;
  }[];
}

/** Holds every entry against the history. Rejects with a sentence for the user, also where there is no git. */
export const checkHistory = new RequestType<CheckHistoryParams, CheckedHistory, void>('caucus/checkHistory');

// --- Files read by the client -----------------------------------------------------------------------

/** Base64 of the bytes, or an error message. Read in batches: a coalition has thousands of small files. */
export type ReadFileResult = { readonly base64: string } | { readonly error: string };

export const readFiles = new RequestType<
  { readonly uris: readonly string[]; readonly maxBytes: number },
  ReadFileResult[],
  void
>('caucus/readFiles');

/** As `FileSystem.readDirectory`: empty where a link leads to it, below `within` if that is given. */
export const readDirectory = new RequestType<
  { readonly uri: string; readonly within?: string },
  { readonly name: string; readonly type: 'file' | 'directory' | 'link' | 'other' }[],
  void
>('caucus/readDirectory');
