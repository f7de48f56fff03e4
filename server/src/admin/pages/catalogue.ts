import type { Page, ProductInput, ProductRowView, VariantInput } from '../../modules/back-office/types.ts';
import { money } from '../format.ts';
import { html, type Html } from '../html.ts';
import { csrfField, nextPage } from '../layout.ts';

export function cataloguePage(query: string, { items, nextCursor }: Page<ProductRowView>): Html {
  return html`<form class="filter" method="get" action="/admin/catalogue">
      <label
        >Search <span lang="vi">Tìm</span> <input type="search" name="query" value="${query}" maxlength="100"
      /></label>
      <button>Show</button> <a class="button" href="/admin/import">Import · Nhập từ tệp</a>
    </form>
    ${items.length === 0 && html`<p class="empty">No product. <span lang="vi">Không có sản phẩm.</span></p>`}
    <table class="cards">
      <thead>
        <tr>
          <th>Product</th>
          <th>Brand</th>
          <th>Variants</th>
          <th class="number">Price</th>
          <th class="number">Stock</th>
        </tr>
      </thead>
      <tbody>
        ${items.map(
          (product) =>
            html`<tr>
              <td data-label="Product" lang="vi">
                <a href="/admin/catalogue/${encodeURIComponent(product.id)}">${product.name}</a>
                ${!product.active && html`<span class="badge">not shown</span>`}
              </td>
              <td data-label="Brand" lang="vi">${product.brand}</td>
              <td data-label="Variants" lang="vi">${product.variants.map(({ name }) => name || '–').join(', ')}</td>
              <td data-label="Price" class="number">${range(product.variants.map(({ price }) => price))}</td>
              <td data-label="Stock" class="number">${product.variants.map(stockOf)}</td>
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
      <label
        >Name <span lang="vi">Tên</span><input name="name" lang="vi" required maxlength="200" value="${product.name}"
      /></label>
      <label
        >Brand <span lang="vi">Thương hiệu</span><input name="brand" lang="vi" maxlength="100" value="${product.brand}"
      /></label>
      <label class="wide"
        >Description <span lang="vi">Mô tả</span
        ><textarea name="description" lang="vi" rows="4" maxlength="4000">${product.description}</textarea>
      </label>
      <label class="check"
        ><input type="checkbox" name="active" value="1" ${product.active !== false && html`checked`} /> Shown in the
        shop <span lang="vi">Đang bán</span></label
      >
      ${why()} <button>Save · Lưu</button>
    </form>
    <h2>Variants <span lang="vi">Phân loại</span></h2>
    ${product.variants.map((variant) => variantForm(variant, product.id, csrf))}`;
}

function variantForm(variant: VariantInput, productId: string, csrf: string): Html {
  return html`<form class="edit" method="post" action="/admin/variants/${encodeURIComponent(variant.id)}">
    ${csrfField(csrf)} <input type="hidden" name="product" value="${productId}" />
    <label
      >Name <span lang="vi">Tên</span><input name="name" lang="vi" maxlength="100" value="${variant.name}"
    /></label>
    <label
      >Price in đồng <span lang="vi">Giá</span
      ><input name="price" inputmode="numeric" pattern="[0-9.]+" required value="${variant.price}"
    /></label>
    <label>Stock now <span lang="vi">Tồn kho</span><output>${variant.stock}</output></label>
    <label
      >Add to stock <span lang="vi">Nhập thêm</span
      ><input name="addStock" inputmode="numeric" pattern="-?[0-9]+" placeholder="10, or -2"
    /></label>
    <label
      >or counted <span lang="vi">Kiểm kho</span
      ><input name="stock" inputmode="numeric" pattern="[0-9]+" placeholder="exactly"
    /></label>
    ${why()} <button>Save · Lưu</button>
  </form>`;
}

function why(): Html {
  return html`<label
    >Why <span lang="vi">Lý do</span><input name="why" required maxlength="500" autocomplete="off"
  /></label>`;
}
