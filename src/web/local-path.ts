/** Returns the path on this site that somebody wanted to go on to; `otherwise` where it leads anywhere else. */
export function localPath(wanted: string | null | undefined, otherwise: string): string {
  if (!wanted || !/^\/(?![/\\])/.test(wanted) || /[\\\p{Cc}]/u.test(wanted) || wanted.length > 2000) return otherwise
  return URL.canParse(wanted, 'https://here.example') && new URL(wanted, 'https://here.example').host === 'here.example'
    ? wanted
    : otherwise
}
