import type * as vscode from 'vscode';
import type * as protocol from '../../server/src/protocol';
import type { Speakers } from './annotations/speakers';
import type { Coalitions } from './coalitions';
import type { DraftMarks } from './draft-marks';
import type { HighlightSwitch } from './highlight-switch';
import type { Session } from './session';

/** What the features of the extension share. Built once by {@link activate}. */
export interface Caucus {
  readonly context: vscode.ExtensionContext;
  readonly log: vscode.LogOutputChannel;
  /** The language server: started on demand, restarted on request. */
  readonly session: Session;
  /** The coalitions of the workspace, as the server last told. */
  readonly coalitions: Coalitions;
  /** The tracked terms of open drafts, as the server last told. */
  readonly marks: DraftMarks;
  /** Whether these terms are drawn. */
  readonly highlighting: HighlightSwitch;
  /** As whom the person writes in each coalition. */
  readonly speakers: Speakers;
  /**
   * What is said to the server. Sharing, a bundle of its own, takes it from here rather than import it: the
   * client knows the classes of its own copy of the library only.
   */
  readonly protocol: typeof protocol;
}

/** One thing the extension does; what it returns undoes it. */
export type Feature = (caucus: Caucus) => vscode.Disposable;
