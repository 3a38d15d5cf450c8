/**
 * Address at which the host of a repository asks for a review of a branch: GitHub, GitLab, Gitea and Forgejo
 * (Codeberg), Bitbucket; known by their names, also where an organisation runs its own under such a name.
 *
 * @param remote address of the repository: `https://…`, `ssh://…` or `git@host:owner/name.git`
 * @returns undefined for any other host
 */
export function proposalAddress(remote: string, into: string, branch: string): string | undefined {
  const place = hostAndPath(remote);
  if (!place) return undefined;
  const { host, path } = place;
  const [to, from] = [encodeURIComponent(into), encodeURIComponent(branch)];
  const slashed = from.replaceAll('%2F', '/');
  const site = `https://${host}/${path}`;
  if (/github/.test(host)) return `${site}/compare/${to}...${slashed}?expand=1`;
  if (/gitlab/.test(host)) {
    const [source, target] = ['merge_request[source_branch]', 'merge_request[target_branch]'].map(
      encodeURIComponent,
    );
    return `${site}/-/merge_requests/new?${source}=${from}&${target}=${to}`;
  }
  if (/bitbucket/.test(host)) return `${site}/pull-requests/new?source=${from}&dest=${to}`;
  if (/gitea|forgejo|codeberg/.test(host)) return `${site}/compare/${to}...${slashed}`;
  return undefined;
}

/** Without user names, passwords and ports: the address is opened in a browser. */
function hostAndPath(remote: string): { readonly host: string; readonly path: string } | undefined {
  const match =
    /^(?:https?|ssh|git):\/\/(?:[^@/]*@)?([a-z0-9.-]+)(?::\d+)?\/(.+)$/i.exec(remote) ??
    /^(?:[a-z0-9._-]+@)?([a-z0-9.-]+\.[a-z]+):(?!\/\/)(.+)$/i.exec(remote);
  const host = match?.[1]?.toLowerCase();
  const path = match?.[2]?.replace(/\.git\/?$|\/$/, '').replace(/^\/+/, '');
  if (!host || !path || path.split('/').some((name) => !/^[\w.~-]+$/.test(name) || name === '..'))
    return undefined;
  return { host, path };
}
