/** The commands of sharing: there from the start on every host, whatever is behind them. */
export const sharingCommands = [
  'caucus.getUpdates',
  'caucus.share',
  'caucus.sync',
  'caucus.shareAsProposal',
  'caucus.bringIn',
  'caucus.seeIncoming',
  'caucus.reviewProposal',
  'caucus.cleanUpSharing',
  'caucus.joinCoalition',
  'caucus.publishCoalition',
] as const;
