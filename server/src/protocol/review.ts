/** What client and server say to each other about what is not brought in yet: a part of `protocol.ts`. */
import { RequestType } from 'vscode-languageserver-protocol';
import type { AnnotationStance, ThreadView } from './annotations';

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
