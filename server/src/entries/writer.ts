import { plainText } from './plain-text';

/** Who writes an entry, and when. */
export interface Writer {
  /** Id of the member that speaks. */
  readonly member: string;
  readonly name: string;
  readonly email: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** A ULID for the entry, see `entryIds`. */
  readonly id: string;
}

/** `A. Member <a.member@example.org>`, as git writes an author. */
export function bylineOf({ name, email }: Pick<Writer, 'name' | 'email'>): string {
  const clean = (text: string) =>
    plainText(text)
      .replace(/[<>\s]+/g, ' ')
      .trim()
      .slice(0, 200);
  return `${clean(name)} <${clean(email)}>`.trim();
}
