/**
 * A repository is untrusted input: everything read from it is bounded. The bounds are far above what a
 * coalition needs, and what lies beyond them is reported, never silently left out.
 */
export const limits = {
  /** Bytes of a YAML file or an entry. */
  fileBytes: 1_000_000,
  /** Bytes of a draft or an adopted text. */
  draftBytes: 20_000_000,
  /** Files or folders that are read of one listing. */
  listing: 20_000,
  /** Entries that are read of one thread, and of all threads of a coalition. */
  threadEntries: 2_000,
  entries: 100_000,
  /** What is read of a coalition at once, drafts apart. */
  reading: { files: 300_000, bytes: 500_000_000 },
  /** Problems that are reported of one file, and of one coalition. */
  fileProblems: 50,
  problems: 2_000,
  /** Times per reading that we look for what a mistyped id may have meant. */
  suggestions: 300,
} as const;
