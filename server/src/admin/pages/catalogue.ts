import type { Page, ProductInput, ProductRowView, VariantInput } from '../../modules/back-office/types.ts';
import { money } from '../format.ts';
import { html, label, t, type Html } from '../html.ts';
import { csrfField, nextPage } from '../layout.ts';

export function cataloguePage(query: string, { items, nextCursor }: Page<ProductRowView>): Html {
  return html`<form class="filter" method="get" action="/admin/catalogue">
      <label>${t('Search', 'Tìm')} <input type="search" name="query" value="${query}" maxlength="100" /></label>
      <button>${t('Show', 'Xem')}</button> <a class="button" href="/admin/import">${t('Import', 'Nhập từ tệp')}</a>
    </form>
    ${items.length === 0 && html`<p class="empty">${t('No product.', 'Không có sản phẩm.')}</p>`}
    <table class="cards">
      <thead>
        <tr>
          <th>${t('Product', 'Sản phẩm')}</th>
          <th>${t('Brand', 'Thương hiệu')}</th>
          <th>${t('Variants', 'Phân loại')}</th>
          <th class="number">${t('Price', 'Giá')}</th>
          <th class="number">${t('Stock', 'Tồn kho')}</th>
        </tr>
      </thead>
      <tbody>
        ${items.map(
          (product) =>
            html`<tr>
              <td ${label('Product', 'Sản phẩm')} lang="vi">
                <a href="/admin/catalogue/${encodeURIComponent(product.id)}">${product.name}</a>
                ${!product.active && html`<span class="badge">${t('not shown', 'đang ẩn')}</span>`}
              </td>
              <td ${label('Brand', 'Thương hiệu')} lang="vi">${product.brand}</td>
              <td ${label('Variants', 'Phân loại')} lang="vi">
                ${product.variants.map(({ name }) => name || '–').join(', ')}
              </td>
              <td ${label('Price', 'Giá')} class="number">${range(product.variants.map(({ price }) => price))}</td>
              <td ${label('Stock', 'Tồn kho')} class="number">${product.variants.map(stockOf)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    ${nextPage('/admin/catalogue', { query }, nextCursor)}`;
}

function range(prices: readonly number[]): string {
  const [low, high] = [Math.min(...prices), Math.max(...prices)];
  return low === high ? money(low) : `${money(low)} – ${money(high)}`;
}

function stockOf({ stock }: VariantInput): Html {
  return html`<span class="stock ${stock === 0 && 'none'}">${stock}</span> `;
}

/** Words of a product, then price and stock of each variant in a form of its own. */
export function productPage(product: ProductInput, imagePath: string, csrf: string): Html {
  const path = `/admin/catalogue/${encodeURIComponent(product.id)}`;
  return html`<form class="edit" method="post" action="${path}">
      ${csrfField(csrf)} ${imagePath && html`<img src="${imagePath}" alt="" width="96" height="96" />`}
      <label>${t('Name', 'Tên')}<input name="name" lang="vi" required maxlength="200" value="${product.name}" /></label>
      <label
        >${t('Brand', 'Thương hiệu')}<input name="brand" lang="vi" maxlength="100" value="${product.brand}"
      /></label>
      <label class="wide"
        >${t('Description', 'Mô tả')}<textarea name="description" lang="vi" rows="4" maxlength="4000">
${product.description}</textarea>
      </label>
      <label class="check"
        ><input type="checkbox" name="active" value="1" ${product.active !== false && html`checked`} />
        ${t('Shown in the shop', 'Đang bán')}</label
      >
      ${why()} <button>${t('Save', 'Lưu')}</button>
    </form>
    <h2>${t('Variants', 'Phân loại')}</h2>
    ${product.variants.map((variant) => variantForm(variant, product.id, csrf))}`;
}

function variantForm(variant: VariantInput, productId: string, csrf: string): Html {
  return html`<form class="edit" method="post" action="/admin/variants/${encodeURIComponent(variant.id)}">
    ${csrfField(csrf)} <input type="hidden" name="product" value="${productId}" />
    <label>${t('Name', 'Tên')}<input name="name" lang="vi" maxlength="100" value="${variant.name}" /></label>
    <label
      >${t('Price in đồng', 'Giá')}<input
        name="price"
        inputmode="numeric"
        pattern="[0-9.]+"
        required
        value="${variant.price}"
    /></label>
    <label>${t('Stock now', 'Tồn kho')}<output>${variant.stock}</output></label>
    <label
      >${t('Add to stock', 'Nhập thêm')}<input
        name="addStock"
        inputmode="numeric"
        pattern="-?[0-9]+"
        placeholder="10 / -2"
    /></label>
    <label
      >${t('or counted', 'Kiểm kho')}<input name="stock" inputmode="numeric" pattern="[0-9]+" placeholder="= 25"
    /></label>
    ${why()} <button>${t('Save', 'Lưu')}</button>
  </form>`;
}

function why(): Html {
  return html`<label>${t('Why', 'Lý do')}<input name="why" required maxlength="500" autocomplete="off" /></label>`;
}
