import type { ReportSummary } from '../../modules/back-office/types.ts';
import type { Difference } from '../../tables-back-office.ts';
import { time } from '../format.ts';
import { html, label, t, type Html } from '../html.ts';
import { actionForm, both } from '../layout.ts';

const DIFFERENCES: Record<Difference['kind'], readonly [string, string]> = {
  paid_not_completed: ['Paid, not completed', 'Đã thanh toán, chưa hoàn tất'],
  completed_not_paid: ['Completed, not paid', 'Đã hoàn tất, chưa thanh toán'],
  amount: ['Amount', 'Số tiền'],
  reference: ['Reference', 'Mã tham chiếu'],
  status: ['Status', 'Trạng thái'],
};

/** Our books beside Tiki's, one report a day. */
export function reconciliationPage(reports: readonly ReportSummary[], csrf: string): Html {
  return html`<p>
      ${t('Every order touched in the last days is compared with Tiki once a day.', 'Mỗi ngày một lần, các đơn có thay đổi trong những ngày gần đây được so với Tiki.')}
    </p>
    <section class="actions">
      ${actionForm('/admin/reconciliation/run', csrf, { label: ['Compare now', 'Đối soát ngay'], hint: ['Replaces the report of today.', 'Thay báo cáo của hôm nay.'] })}
    </section>
    ${reports.length === 0 ? html`<p class="empty">${t('No report yet.', 'Chưa có báo cáo.')}</p>` : table(reports)}`;
}

function table(reports: readonly ReportSummary[]): Html {
  return html`<table class="cards">
    <thead>
      <tr>
        <th>${t('Day', 'Ngày')}</th>
        <th class="number">${t('Compared', 'Đã so')}</th>
        <th class="number">${t('Tiki silent', 'Tiki không trả lời')}</th>
        <th class="number">${t('Differences', 'Chênh lệch')}</th>
        <th>${t('Made', 'Lúc')}</th>
        <th>${t('File', 'Tệp')}</th>
      </tr>
    </thead>
    <tbody>
      ${reports.map(
        ({ day, checked, silent, differences, createdAt }) =>
          html`<tr>
            <td ${label('Day', 'Ngày')}><a href="/admin/reconciliation/${day}">${day}</a></td>
            <td ${label('Compared', 'Đã so')} class="number">${checked}</td>
            <td ${label('Tiki silent', 'Tiki không trả lời')} class="number">${silent}</td>
            <td ${label('Differences', 'Chênh lệch')} class="number">
              ${differences > 0 ? html`<b class="bad">${differences}</b>` : '0'}
            </td>
            <td ${label('Made', 'Lúc')}>${time(createdAt)}</td>
            <td ${label('File', 'Tệp')}><a href="/admin/reconciliation/${day}.csv">CSV</a></td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

export function reportPage(report: ReportSummary & { found: Difference[] }): Html {
  return html`<p class="summary">
      <span>${report.checked} ${t('orders compared', 'đơn đã so')}</span>
      <span>${t('Tiki was silent about', 'Tiki không trả lời về')} ${report.silent}</span>
      <a class="button" href="/admin/reconciliation/${report.day}.csv">${t('Download CSV', 'Tải CSV')}</a>
    </p>
    ${
      report.found.length === 0
        ? html`<p class="notice good">${t('No difference.', 'Không có chênh lệch.')}</p>`
        : html`<table class="cards">
            <thead>
              <tr>
                <th>${t('Order', 'Đơn hàng')}</th>
                <th>${t('Reference', 'Mã tham chiếu')}</th>
                <th>${t('What differs', 'Khác ở')}</th>
                <th>${t('Ours', 'Của shop')}</th>
                <th>${t('Tiki’s', 'Của Tiki')}</th>
              </tr>
            </thead>
            <tbody>
              ${report.found.map(
                (found) =>
                  html`<tr>
                    <td ${label('Order', 'Đơn hàng')}>
                      <a href="/admin/orders?no=${encodeURIComponent(found.orderNo)}">${found.orderNo}</a>
                    </td>
                    <td ${label('Reference', 'Mã tham chiếu')}>${found.referenceId}</td>
                    <td ${label('What differs', 'Khác ở')}>${both(DIFFERENCES[found.kind])}</td>
                    <td ${label('Ours', 'Của shop')}>${found.ours}</td>
                    <td ${label('Tiki’s', 'Của Tiki')}>${found.theirs}</td>
                  </tr>`,
              )}
            </tbody>
          </table>`
    }`;
}
