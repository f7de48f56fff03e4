const RESUME_KEY = 'tini-preview/resume';

interface Place {
  path: string;
  /** Raw, without `?`. */
  query: string;
}

/** The next start of the app, and only that one, is at this page: its scripts were edited. */
export function rememberPlace({ path, query }: Place): void {
  sessionStorage.setItem(RESUME_KEY, JSON.stringify({ path, query }));
}

/** Where the app starts: the place remembered, else `/app?open=pages/product/index%3Fid%3D3`, else '' for its entry page. */
export function launchTarget(): Place {
  const remembered = sessionStorage.getItem(RESUME_KEY);
  sessionStorage.removeItem(RESUME_KEY);
  if (remembered !== null) return JSON.parse(remembered) as Place;
  const url = new URLSearchParams(location.search).get('open') ?? '';
  const at = url.indexOf('?');
  const path = (at < 0 ? url : url.slice(0, at)).replace(/^\/+/, '');
  const query = at < 0 ? '' : url.slice(at + 1);
  // A launch query has sorted keys (tini-framework.md section 2.3).
  return { path, query: query.split('&').sort().join('&') };
}
