/**
 * What the server reads: drafts wherever they come from, and files at the places a coalition keeps them.
 * No scheme is named, so that disks, virtual workspaces and revisions shown in a diff are alike.
 */
export const documentSelector = [
  { language: 'un-draft' },
  { language: 'markdown', pattern: '**/{drafts,texts,positions,statements}/**' },
  { language: 'plaintext', pattern: '**/{drafts,texts}/**' },
  { language: 'yaml', pattern: '**/terms/**' },
  { language: 'yaml', pattern: '**/caucus.yaml' },
];
