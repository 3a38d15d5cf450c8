/**
 * Everything that client and server say to each other beyond LSP, typed, in one place. Only types and
 * message names stand here, so that importing it costs nothing.
 */
import {
  NotificationType,
  NotificationType0,
  RequestType,
  RequestType0,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol';

/** What a client declares in `initializationOptions`; a client that sends none gets plain LSP. */
export interface InitializationOptions {
  /** Push `caucus/highlights` for open drafts. */
  readonly highlights?: boolean;
  /** Push `caucus/changed` when a coalition's content changed. */
  readonly changes?: boolean;
  /** Push `caucus/threads` for open drafts. */
  readonly threads?: boolean;
  /** Command that a code lens above a paragraph runs, with the draft's address and ids of threads; without one, none is offered. */
  readonly showThreadsCommand?: string;
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

// --- Annotations ------------------------------------------------------------------------------------

export const annotationStances = ['support', 'oppose', 'amend', 'question', 'note'] as const;

export type AnnotationStance = (typeof annotationStances)[number];

/**
 * The threads of an open draft that changed since the last push: those that began on it, and open ones that
 * are carried to it from earlier revisions. Pushed when the draft opens, when entries change and when
 * typing pauses; then also when nothing changed, so that the client knows all ranges of the new version.
 */
export interface ThreadsParams {
  readonly uri: string;
  /** Document version that the places belong to. */
  readonly version: number;
  /** True when `threads` are all there are; otherwise they are added to what the client has, by id. */
  readonly all: boolean;
  readonly threads: readonly ThreadView[];
  /** Threads of which nothing changed but the range, as after an edit above them. */
  readonly moved: readonly { readonly id: string; readonly range: TextRange }[];
  /** Ids of threads that no longer belong to the draft. */
  readonly removed: readonly string[];
}

export const threads = new NotificationType<ThreadsParams>('caucus/threads');

export interface ThreadView {
  /** `<process>/<folder>`. */
  readonly id: string;
  /** The coalition it belongs to. */
  readonly root: string;
  readonly state: 'open' | 'resolved' | 'disputed';
  /** Of the annotation it began with; absent where that could not be read. */
  readonly stance?: AnnotationStance;
  /** `¶101 · amend · CIRA · 2 replies`: says all of it in one line. */
  readonly label: string;
  /** How one cites the paragraph in which it stands here; where it began when it is unplaced. */
  readonly paragraph: string;
  /** The words as annotated. */
  readonly quote: string;
  /** Plain text on one line: the beginning of the annotation, or what it proposes; empty when it was withdrawn. */
  readonly gist: string;
  readonly place: PlaceView;
  /** Title of the revision it began on, when that is another one. */
  readonly carriedFrom?: string;
  readonly remarks: readonly RemarkView[];
  /** Titles of linked positions, with their files. */
  readonly positions: readonly { readonly id: string; readonly title: string; readonly uri: string }[];
  /** What is wrong with its files, in plain words. */
  readonly problems: readonly string[];
}

export interface PlaceView {
  readonly status: 'exact' | 'moved' | 'reworded' | 'replaced' | 'ambiguous' | 'gone';
  /** Absent when the words are ambiguous or gone. */
  readonly range?: TextRange;
  /** Where they may stand, best first; a person is asked. */
  readonly candidates: readonly {
    readonly range: TextRange;
    readonly paragraph: string;
    readonly preview: string;
  }[];
  /** In plain words: why it stands here, or nowhere. */
  readonly reason: string;
}

/** Zero-based lines, UTF-16 characters. */
export interface TextRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

export interface RemarkView {
  /** ULID of its entry, or the file's name where two entries claim the same. */
  readonly id: string;
  /** File of its entry. */
  readonly uri: string;
  readonly kind: 'annotation' | 'reply' | 'unknown';
  /** Name of the member, and its id. */
  readonly member: string;
  readonly memberId: string;
  /** Name of the person, without the address. */
  readonly by: string;
  /** ISO date and time. */
  readonly date: string;
  /** ISO date and time of the last edit. */
  readonly edited?: string;
  /** Its words are hidden. */
  readonly withdrawn: boolean;
  readonly stance?: AnnotationStance;
  /** As written, to be edited: Markdown of the repository, untrusted. Never shown as it is. */
  readonly body: string;
  /** Proposed wording, as written. */
  readonly proposal?: string;
  /**
   * What a reader sees, as Markdown made safe: the stance in words, the proposal as a word diff (struck and
   * bold), the body without HTML, images and command links; who endorses it.
   */
  readonly shown: string;
  /** Names of members that endorse it, and their ids. */
  readonly endorsedBy: readonly { readonly id: string; readonly name: string }[];
}

/** One line of the view *Annotations* for all drafts; threads where they began. */
export interface ThreadSummary
  extends Pick<ThreadView, 'id' | 'root' | 'state' | 'stance' | 'label' | 'paragraph' | 'quote' | 'gist'> {
  /** The draft it began on: its title and file; no file where the draft is missing. */
  readonly draft: { readonly id: string; readonly title: string; readonly uri?: string };
  readonly members: readonly string[];
  readonly placed: boolean;
  readonly range?: TextRange;
  /** A proposed wording waits for an answer. */
  readonly proposes: boolean;
}

/** Every thread of the open coalitions. */
export const allThreads = new RequestType0<ThreadSummary[], void>('caucus/allThreads');

/** Who writes, as the host knows it. */
export interface Author {
  /** Name of the person. */
  readonly name: string;
  readonly email: string;
}

export interface WhoParams {
  /** A file of the coalition. */
  readonly near: string;
  readonly email: string;
}

export interface Who {
  /** Address of the coalition's folder; absent where the file belongs to none. */
  readonly root?: string;
  readonly writable: boolean;
  /** The member whose `emails` the address matches. */
  readonly member?: { readonly id: string; readonly name: string };
  /** All members, for the one question. */
  readonly members: readonly { readonly id: string; readonly name: string }[];
}

/** Which member an author writes for. */
export const who = new RequestType<WhoParams, Who, void>('caucus/who');

/** Positions that the tracked terms in a span lead to, the most likely first. */
export const suggestPositions = new RequestType<
  { readonly uri: string; readonly range: TextRange },
  { readonly id: string; readonly title: string; readonly detail: string }[],
  void
>('caucus/suggestPositions');

interface EntryParams {
  readonly author: Author;
  /** Id of the member that speaks. */
  readonly member: string;
}

/** A new annotation on words of an open draft. */
export interface ComposeAnnotationParams extends EntryParams {
  readonly uri: string;
  readonly range: TextRange;
  readonly stance: AnnotationStance;
  readonly body: string;
  readonly proposal?: string;
  readonly positions?: readonly string[];
}

/** An entry in a thread that exists. */
export interface ComposeEntryParams extends EntryParams {
  readonly root: string;
  readonly thread: string;
  /** Files that are not here yet and count as if they were: an answer to what is under review. */
  readonly over?: readonly ProposedFile[];
  readonly entry:
    | { readonly kind: 'reply'; readonly body: string; readonly proposal?: string }
    | {
        readonly kind: 'edit';
        readonly of: string;
        readonly body: string;
        readonly stance?: AnnotationStance;
        readonly proposal?: string;
        readonly positions?: readonly string[];
      }
    | { readonly kind: 'withdraw' | 'endorse'; readonly of: string; readonly body?: string }
    | { readonly kind: 'resolve' | 'reopen'; readonly body?: string }
    /** Where a person says that the words stand. */
    | { readonly kind: 'anchor'; readonly uri: string; readonly range: TextRange };
}

/** Composes the file of a new annotation; the host writes it. Rejects with a sentence for the user. */
export const composeAnnotation = new RequestType<ComposeAnnotationParams, NewFile, void>(
  'caucus/composeAnnotation',
);

/** Composes the file of another entry; the host writes it. Rejects with a sentence for the user. */
export const composeEntry = new RequestType<ComposeEntryParams, NewFile, void>('caucus/composeEntry');

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

// --- What is not brought in yet ---------------------------------------------------------------------

/** A file that others would add, change or delete here. */
export interface ProposedFile {
  /** Below the coalition's folder. */
  readonly path: string;
  /** Text as both sides had it last; absent where the file is new, or where `problem` says why. */
  readonly before?: string;
  /** Text as it would be; absent where the file would be deleted, or where `problem` says why. */
  readonly after?: string;
  /** False where it only has to be known to understand the others. */
  readonly news: boolean;
  /** Why its text is not given: too much of it, a name that not every computer can hold, no plain file. */
  readonly problem?: 'too-large' | 'bad-name' | 'not-a-file';
}

export interface ReviewParams {
  /** Of the coalition, as in {@link CoalitionView}. */
  readonly root: string;
  readonly files: readonly ProposedFile[];
}

/** What files that are not here yet say, as it would be once they are brought in. */
export interface Review {
  /** One for each file that is news, in the order of a reader: by draft and place in it, then the rest by kind. */
  readonly items: readonly ReviewItem[];
  /** The threads to which items belong and that stand in a text. */
  readonly threads: readonly ReviewThread[];
}

/** Headings of a review, in their order; what is said on words of a draft comes first, under its draft. */
export const reviewSections = [
  'words',
  'positions',
  'statements',
  'terms',
  'texts',
  'coalition',
  'files',
] as const;

export interface ReviewItem {
  /** Of its file, below the coalition's folder. */
  readonly path: string;
  readonly section: (typeof reviewSections)[number];
  readonly change: 'new' | 'changed' | 'deleted';
  /** What is done: `CIRA replies`, `auDA reserves`, `New position`. */
  readonly deed: string;
  /** Plain text on one line: how it begins, or what it is about. */
  readonly gist: string;
  /** Of a new annotation. */
  readonly stance?: AnnotationStance;
  /** The draft to whose words it belongs: its title, and its paragraph as one cites it. */
  readonly draft?: { readonly id: string; readonly title: string };
  readonly paragraph?: string;
  /** Id of a thread in {@link Review.threads}. */
  readonly thread?: string;
  /** All that it says, as plain text, to be read where it has no place in a text; absent where the file itself is read. */
  readonly text?: string;
  /** What is wrong with the file, in plain words. */
  readonly problem?: string;
}

export interface ReviewThread {
  /** The text in which it stands: a file that is here, or the path of one that would come. */
  readonly at: { readonly uri: string } | { readonly path: string };
  /** As it would be. */
  readonly view: ThreadView;
  /** What is new about remarks, in a word or two, by their ids. */
  readonly news: { readonly [remark: string]: string };
  /** What is done to it without a word of its own: resolving, reopening, placing. */
  readonly deeds: readonly { readonly by: string; readonly date: string; readonly words: string }[];
}

/** Reads files that are not here yet over the coalition; nothing is changed. Rejects with a sentence for the user. */
export const review = new RequestType<ReviewParams, Review, void>('caucus/review');
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

export const readDirectory = new RequestType<
  { readonly uri: string },
  { readonly name: string; readonly type: 'file' | 'directory' | 'link' | 'other' }[],
  void
>('caucus/readDirectory');
