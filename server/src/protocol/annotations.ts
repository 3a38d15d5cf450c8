/** What client and server say to each other about annotations: a part of `protocol.ts`. */
import { NotificationType, RequestType, RequestType0 } from 'vscode-languageserver-protocol';
import type { NewFile } from '../protocol';
import type { ProposedFile } from './review';

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

export interface EntryParams {
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
