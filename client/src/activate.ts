import * as vscode from 'vscode';
import * as protocol from '../../server/src/protocol';
import { annotations } from './annotations/annotations';
import { Speakers } from './annotations/speakers';
import type { Caucus, Feature } from './caucus';
import { checkHistory } from './check-history';
import { Coalitions } from './coalitions';
import { createCoalition } from './create-coalition';
import { digest } from './digest';
import { DraftMarks } from './draft-marks';
import { draftsView } from './drafts-view';
import { fileRequests } from './file-requests';
import { HighlightSwitch } from './highlight-switch';
import { highlights } from './highlights';
import { languageStatus } from './language-status';
import { lookUp } from './look-up';
import { openPosition } from './open-position';
import { positionsView } from './positions-view';
import { serverCommands } from './server-commands';
import { type CreateClient, Session } from './session';
import { startWhenNeeded } from './start-when-needed';
import { termList } from './term-list';
import { termNavigation } from './term-navigation';
import { trackTerm } from './track-term';

const features: readonly Feature[] = [
  fileRequests,
  highlights,
  languageStatus,
  termList,
  termNavigation,
  lookUp,
  positionsView,
  draftsView,
  annotations,
  openPosition,
  trackTerm,
  createCoalition,
  checkHistory,
  digest,
  serverCommands,
  startWhenNeeded,
];

/**
 * Starts the extension. The hosts differ in how they make a client, and in what else they can do.
 * @param sharing with git where there is one
 */
export function activate(
  context: vscode.ExtensionContext,
  createClient: CreateClient,
  sharing: Feature,
): void {
  const log = vscode.window.createOutputChannel('Caucus', { log: true });
  const session = new Session(createClient, log);
  const coalitions = new Coalitions(session, log);
  const marks = new DraftMarks(session, log);
  const highlighting = new HighlightSwitch(context.workspaceState);
  const speakers = new Speakers(session, coalitions, log);
  const caucus: Caucus = { context, log, session, coalitions, marks, highlighting, speakers, protocol };
  context.subscriptions.push(log, session, coalitions, marks, highlighting, speakers);
  for (const feature of [...features, sharing]) context.subscriptions.push(feature(caucus));
}
