import type { ViewTemplate } from '../protocol/template.ts';
import type { ViewNode } from './node.ts';

/** What a page shows that the app does not have (tini-framework.md section 2.3). */
export const notFoundPage: ViewTemplate<ViewNode> = ($, { url }) => [
  $.element('view', 1, { style: 'padding:96px 24px;text-align:center' }, null, null, [
    $.element('view', 2, { style: 'font-size:48px;font-weight:700;color:var(--gray40)' }, null, null, [$.text('404')]),
    $.element('view', 3, { style: 'color:var(--gray60)' }, null, null, [
      $.text(`Ứng dụng không có trang “${typeof url === 'string' ? url : ''}”.`),
    ]),
  ]),
];
