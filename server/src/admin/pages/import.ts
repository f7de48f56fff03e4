import type { ImportFault, ProductInput } from '../../modules/back-office/types.ts';
import { money } from '../format.ts';
import { html, type Html } from '../html.ts';
import { csrfField } from '../layout.ts';

export interface ImportDraft {
  format: 'csv' | 'json';
  text: string;
}

/** One line of the preview: a product or variant that would be new or different. */
export interface Change {
  product: string;
  what: string;
  before: string;
  after: string;
}

const EXAMPLE = 'product_id,category,name,brand,description,image,variant_id,variant_name,price,stock,sku,digital';

export function importPage(draft: ImportDraft, csrf: string): Html {
  return html`<p>
      CSV with the header <code>${EXAMPLE}</code>, one line per variant, or JSON as an array of products. You see what
      would change before anything does. <span lang="vi">Xem trước thay đổi rồi mới ghi.</span>
    </p>
    <form class="edit" method="post" action="/admin/import">
      ${csrfField(csrf)}
      <label
        >File <span lang="vi">Tệp</span><input type="file" id="file" accept=".csv,.json,text/csv,application/json"
      /></label>
      <label
        >Form
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
        >Content <span lang="vi">Nội dung</span
        ><textarea name="text" id="text" rows="12" spellcheck="false" required>${draft.text}</textarea>
      </label>
      <button>Preview · Xem trước</button>
    </form>`;
}

export function faultsList(faults: readonly ImportFault[]): Html {
  return html`<div class="notice bad" role="alert">
    <p>Nothing was changed. <span lang="vi">Chưa ghi gì.</span></p>
    <ul>
      ${faults.map(({ row, message }) => html`<li><b>${row > 0 ? `Row ${row}` : 'File'}</b>: ${message}</li>`)}
    </ul>
  </div>`;
}

export function previewPage(draft: ImportDraft, changes: readonly Change[], products: number, csrf: string): Html {
  return html`<p class="summary"><span>${products} products read</span> <span>${changes.length} changes</span></p>
    ${changes.length === 0 ? html`<p class="empty">Nothing would change. <span lang="vi">Không có thay đổi.</span></p>` : changesTable(changes)}
    <form class="action" method="post" action="/admin/import/apply">
      ${csrfField(csrf)} <input type="hidden" name="format" value="${draft.format}" />
      <textarea name="text" hidden>${draft.text}</textarea>
      <label>Why <span lang="vi">Lý do</span><input name="why" required maxlength="500" autocomplete="off" /></label>
      <button>Import · Ghi</button> <a href="/admin/import">Start over</a>
    </form>`;
}

function changesTable(changes: readonly Change[]): Html {
  return html`<table class="cards">
    <thead>
      <tr>
        <th>Product</th>
        <th>What</th>
        <th>Now</th>
        <th>After</th>
      </tr>
    </thead>
    <tbody>
      ${changes.map(
        ({ product, what, before, after }) =>
          html`<tr>
            <td data-label="Product" lang="vi">${product}</td>
            <td data-label="What">${what}</td>
            <td data-label="Now" lang="vi">${before || '–'}</td>
            <td data-label="After" lang="vi"><b>${after || '–'}</b></td>
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
  const removed = [...known.values()].flatMap(({ id, name }) => change(`${id} removed`, name || id, ''));
  return [...own, ...variants, ...removed];
}
