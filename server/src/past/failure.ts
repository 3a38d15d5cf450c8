/** Why the past of a repository cannot be read: a sentence for the user, without a capital and a full stop. */
export class PastFailure extends Error {}
