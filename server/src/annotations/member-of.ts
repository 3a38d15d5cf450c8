/**
 * Id of the member to whom an address belongs: the one that lists it, else the one that lists its domain
 * (`@example.org`). Without regard to case; undefined where none does.
 */
export function memberOf(
  email: string,
  members: Iterable<{ readonly id: string; readonly emails: readonly string[] }>,
): string | undefined {
  const address = email.trim().toLowerCase();
  const at = address.lastIndexOf('@');
  if (at < 1) return undefined;
  const domain = address.slice(at);
  let byDomain: string | undefined;
  for (const { id, emails } of members) {
    for (const listed of emails) {
      const given = listed.trim().toLowerCase();
      if (given === address) return id;
      if (given === domain) byDomain ??= id;
    }
  }
  return byDomain;
}
