/** Something the user can put right: told in one line, without a stack; the command ends with 2. */
export class CommandFailure extends Error {}
