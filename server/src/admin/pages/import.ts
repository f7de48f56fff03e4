import type { ImportFault, ProductInput } from '../../modules/back-office/types.ts';
import { money } from '../format.ts';
import { html, label, t, type Html } from '../html.ts';
import { csrfField } from '../layout.ts';

export interface ImportDraft {
  format: 'csv' | 'json';
  text: string;
}

/** One line of the preview: a product or variant that would be new or different. */
export interface Change {
  product: string;
  what: string;
  /** A variant that the shop would no longer have. */
  removes?: boolean;
  before: string;
  after: string;
}

const EXAMPLE = 'product_id,category,name,brand,description,image,variant_id,variant_name,price,stock,sku,digital';

export function importPage(draft: ImportDraft, csrf: string): Html {
  return html`<p>
      CSV with the header <code>${EXAMPLE}</code>,
      ${t('one line per variant, or JSON as an array of products. You see what would change before anything does.', 'Xem trước thay đổi rồi mới ghi.')}
    </p>
    <form class="edit" method="post" action="/admin/import">
      ${csrfField(csrf)}
      <label>${t('File', 'Tệp')}<input type="file" id="file" accept=".csv,.json,text/csv,application/json" /></label>
      <label
        >${t('Format', 'Định dạng')}
        <select name="format" id="format">
          ${(['csv', 'json'] as const).map(
            (format) =>
              html`<option value="${format}" ${draft.format === format && html`selected`}>
                ${format.toUpperCase()}
              </option>`,
          )}
        </select></label
      >
      <label class="wide"
        >${t('Content', 'Nội dung')}<textarea name="text" id="text" rows="12" spellcheck="false" required>
${draft.text}</textarea>
      </label>
      <button>${t('Preview', 'Xem trước')}</button>
    </form>`;
}

export function faultsList(faults: readonly ImportFault[]): Html {
  return html`<div class="notice bad" role="alert">
    <p>${t('Nothing was changed.', 'Chưa ghi gì.')}</p>
    <ul>
      ${faults.map(({ row, message }) => html`<li><b>${row > 0 ? `Row ${row}` : 'File'}</b>: ${message}</li>`)}
    </ul>
  </div>`;
}

/** What would change, with a second question where variants would vanish; `isUnanswered` when it was left open. */
export function previewPage(
  draft: ImportDraft,
  { changes, products, isUnanswered = false }: { changes: readonly Change[]; products: number; isUnanswered?: boolean },
  csrf: string,
): Html {
  const removed = changes.filter(({ removes }) => removes);
  return html`<p class="summary">
      <span>${products} ${t('products read', 'sản phẩm đã đọc')}</span>
      <span>${changes.length} ${t('changes', 'thay đổi')}</span>
    </p>
    ${changes.length === 0 ? html`<p class="empty">${t('Nothing would change.', 'Không có thay đổi.')}</p>` : changesTable(changes)}
    <form class="action" method="post" action="/admin/import/apply">
      ${csrfField(csrf)} <input type="hidden" name="format" value="${draft.format}" />
      <textarea name="text" hidden>${draft.text}</textarea>
      ${removed.length > 0 && question(removed, isUnanswered)}
      <label>${t('Why', 'Lý do')}<input name="why" required maxlength="500" autocomplete="off" /></label>
      <button>${t('Import', 'Ghi')}</button> <a href="/admin/import">${t('Start over', 'Làm lại')}</a>
    </form>`;
}

/** The box carries how many would go: a file that removes more by now asks again. */
function question(removed: readonly Change[], isUnanswered: boolean): Html {
  return html`<div class="notice bad" ${isUnanswered && html`role="alert"`}>
    <p>
      ${t('The file no longer names these variants. They will be removed from the shop:', 'Tệp không còn các phân loại này. Chúng sẽ bị xóa khỏi shop:')}
    </p>
    <ul>
      ${removed.map(({ product, before }) => html`<li lang="vi">${product}: ${before}</li>`)}
    </ul>
    <label class="check"
      ><input type="checkbox" name="removes" value="${removed.length}" required />
      ${t(`Yes, remove ${removed.length}`, `Đồng ý xóa ${removed.length} phân loại`)}</label
    >
  </div>`;
}

function changesTable(changes: readonly Change[]): Html {
  return html`<table class="cards">
    <thead>
      <tr>
        <th>${t('Product', 'Sản phẩm')}</th>
        <th>${t('What', 'Nội dung')}</th>
        <th>${t('Now', 'Hiện tại')}</th>
        <th>${t('After', 'Sau khi ghi')}</th>
      </tr>
    </thead>
    <tbody>
      ${changes.map(
        ({ product, what, before, after }) =>
          html`<tr>
            <td ${label('Product', 'Sản phẩm')} lang="vi">${product}</td>
            <td ${label('What', 'Nội dung')}>${what}</td>
            <td ${label('Now', 'Hiện tại')} lang="vi">${before || '–'}</td>
            <td ${label('After', 'Sau khi ghi')} lang="vi"><b>${after || '–'}</b></td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** What an import would change of one product; `before` is undefined for a new one. */
export function changesOf(before: ProductInput | undefined, after: ProductInput): Change[] {
  const product = `${after.name} (${after.id})`;
  const change = (what: string, was: string, will: string): Change[] =>
    was === will ? [] : [{ product, what, before: was, after: will }];
  const own = (['name', 'brand', 'category', 'description', 'image'] as const).flatMap((field) =>
    change(field, before?.[field] ?? '', after[field]),
  );
  const known = new Map(before?.variants.map((variant) => [variant.id, variant]));
  const variants = after.variants.flatMap((variant) => {
    const was = known.get(variant.id);
    known.delete(variant.id);
    return [
      ...change(`${variant.id} name`, was?.name ?? '', variant.name),
      ...change(`${variant.id} price`, was ? money(was.price) : '', money(variant.price)),
      ...change(`${variant.id} stock`, was ? String(was.stock) : '', String(variant.stock)),
    ];
  });
  const removed = [...known.values()].flatMap(({ id, name }) =>
    change(`${id} removed`, name || id, '').map((one) => ({ ...one, removes: true })),
  );
  return [...own, ...variants, ...removed];
}
