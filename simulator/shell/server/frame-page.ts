import { buildUrl } from './build.ts';
import { EXPRESSION_URL, type ClientBundle } from './client-bundle.ts';
import { escapeHtml, preloads } from './pages.ts';

/** `/frame`: the document of one page of the app. A page that does not exist has no sheet, and the view says so. */
export function framePage(pagePath: string | null, buildId: number, client: ClientBundle): string {
  const sheet = pagePath === null ? '' : `${buildUrl(buildId, 'page.css')}?path=${encodeURIComponent(pagePath)}`;
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, user-scalable=no, viewport-fit=cover">
<title>${escapeHtml(pagePath ?? '')}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/styles/fonts.css">
<link rel="stylesheet" href="/styles/frame.css">
${sheet === '' ? '' : `<link rel="stylesheet" data-tini-sheet href="${escapeHtml(sheet)}">`}
<script type="module" src="/client/frame.js"></script>
${preloads([...client.importsOf('frame'), EXPRESSION_URL, buildUrl(buildId, 'view.js')])}
</head>
<body></body>
</html>
`;
}
