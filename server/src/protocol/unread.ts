/**
 * What client and server say to each other about what is new to a reader: a part of `protocol.ts`. The
 * server works it out; the client keeps the record of what was seen, on the reader's own machine.
 */
import { NotificationType, RequestType } from 'vscode-languageserver-protocol';
import type { TextRange } from './annotations';

/** What is new to the reader of a coalition. Pushed whenever it changes, to a client that asked for it. */
export interface UnreadParams {
  readonly root: string;
  /** True when `threads` are all there are; otherwise they are added to what the client has, by id. */
  readonly all: boolean;
  readonly threads: readonly UnreadThread[];
  /** Ids of threads in which nothing is new any more. */
  readonly read: readonly string[];
}

export interface UnreadThread {
  readonly id: string;
  /** Names of the files of its new entries: as many as there are. What the client shows, it tells as seen. */
  readonly entries: readonly string[];
  /** Ids of the remarks that are new, or that an entry says something new about. */
  readonly remarks: readonly string[];
}

export const unread = new NotificationType<UnreadParams>('caucus/unread');

export interface LookedParams {
  readonly root: string;
  /** As {@link UnreadThread} names them, so that what came meanwhile stays new. */
  readonly threads: readonly { readonly id: string; readonly entries: readonly string[] }[];
}

/** Entries were shown to the reader. */
export const looked = new NotificationType<LookedParams>('caucus/looked');

export interface NextUnreadParams {
  /** Where the reader is; absent when they are in no draft. */
  readonly at?: { readonly uri: string; readonly position: TextRange['start'] };
}

/** The thread to read next. */
export interface NextUnread {
  readonly root: string;
  readonly id: string;
  /** The draft in which its words stand; absent where they stand in none. */
  readonly uri?: string;
  /** The file of its first new entry, for where the thread cannot be shown in a draft. */
  readonly file: string;
}

/** Goes on from where the reader is, through the draft at hand and then through the others. */
export const nextUnread = new RequestType<NextUnreadParams, NextUnread | null, void>('caucus/nextUnread');

/** Which record the client is to look up: the name is fit for a file, and the same in every window. */
export interface SeenRecordParams {
  readonly root: string;
  readonly name: string;
}

/** Asked of the client once it has a coalition: its record, if it has kept one, and who reads. */
export const seenRecord = new RequestType<
  SeenRecordParams,
  { readonly record: string | null; readonly email?: string },
  void
>('caucus/seenRecord');

/**
 * Asks the client to keep a record in the place of the one that the server knows. Where another window has
 * kept another meanwhile, nothing is written and that one is answered: the server joins both and asks again.
 */
export const keepSeen = new RequestType<
  SeenRecordParams & { readonly before: string | null; readonly record: string },
  { readonly kept: true } | { readonly kept: false; readonly record: string | null },
  void
>('caucus/keepSeen');

export interface ReaderParams {
  readonly root: string;
  /** Who reads: what they wrote, also on another computer, is not new to them. */
  readonly email?: string;
  /** The record, as another window of this reader has kept it. */
  readonly record?: string;
}

/** The client has learned something about the reader of a coalition. */
export const reader = new NotificationType<ReaderParams>('caucus/reader');
