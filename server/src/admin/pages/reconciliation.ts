import type { ReportSummary } from '../../modules/back-office/types.ts';
import type { Difference } from '../../tables-back-office.ts';
import { time } from '../format.ts';
import { html, type Html } from '../html.ts';
import { actionForm } from '../layout.ts';

const DIFFERENCES: Record<Difference['kind'], string> = {
  paid_not_completed: 'Paid, not completed',
  completed_not_paid: 'Completed, not paid',
  amount: 'Amount',
  reference: 'Reference',
  status: 'Status',
};

/** Our books beside Tiki's, one report a day. */
export function reconciliationPage(reports: readonly ReportSummary[], csrf: string): Html {
  return html`<p>Every order touched in the last days is compared with Tiki once a day.</p>
    <section class="actions">
      ${actionForm('/admin/reconciliation/run', csrf, { label: 'Compare now · Đối soát ngay', hint: 'Replaces the report of today.' })}
    </section>
    ${reports.length === 0 ? html`<p class="empty">No report yet. <span lang="vi">Chưa có báo cáo.</span></p>` : table(reports)}`;
}

function table(reports: readonly ReportSummary[]): Html {
  return html`<table class="cards">
    <thead>
      <tr>
        <th>Day</th>
        <th class="number">Compared</th>
        <th class="number">Tiki silent</th>
        <th class="number">Differences</th>
        <th>Made</th>
        <th>File</th>
      </tr>
    </thead>
    <tbody>
      ${reports.map(
        ({ day, checked, silent, differences, createdAt }) =>
          html`<tr>
            <td data-label="Day"><a href="/admin/reconciliation/${day}">${day}</a></td>
            <td data-label="Compared" class="number">${checked}</td>
            <td data-label="Tiki silent" class="number">${silent}</td>
            <td data-label="Differences" class="number">
              ${differences > 0 ? html`<b class="bad">${differences}</b>` : '0'}
            </td>
            <td data-label="Made">${time(createdAt)}</td>
            <td data-label="File"><a href="/admin/reconciliation/${day}.csv">CSV</a></td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

export function reportPage(report: ReportSummary & { found: Difference[] }): Html {
  return html`<p class="summary">
      <span>${report.checked} orders compared</span> <span>Tiki was silent about ${report.silent}</span>
      <a class="button" href="/admin/reconciliation/${report.day}.csv">Download CSV</a>
    </p>
    ${
      report.found.length === 0
        ? html`<p class="notice good">No difference. <span lang="vi">Không có chênh lệch.</span></p>`
        : html`<table class="cards">
            <thead>
              <tr>
                <th>Order</th>
                <th>Reference</th>
                <th>What differs</th>
                <th>Ours</th>
                <th>Tiki’s</th>
              </tr>
            </thead>
            <tbody>
              ${report.found.map(
                (found) =>
                  html`<tr>
                    <td data-label="Order">
                      <a href="/admin/orders?no=${encodeURIComponent(found.orderNo)}">${found.orderNo}</a>
                    </td>
                    <td data-label="Reference">${found.referenceId}</td>
                    <td data-label="What differs">${DIFFERENCES[found.kind]}</td>
                    <td data-label="Ours">${found.ours}</td>
                    <td data-label="Tiki’s">${found.theirs}</td>
                  </tr>`,
              )}
            </tbody>
          </table>`
    }`;
}
