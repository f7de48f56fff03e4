import type { FastifyInstance } from 'fastify';
import { AppError } from '../../errors.ts';
import { actorOf, formOf, seeOther, sessionOf, type AdminContext, type Form } from '../context.ts';
import type { ProductInput } from '../../modules/back-office/types.ts';
import { page } from '../layout.ts';
import { cataloguePage, productPage } from '../pages/catalogue.ts';
import { changesOf, faultsList, importPage, previewPage, type Change, type ImportDraft } from '../pages/import.ts';
import { html } from '../html.ts';

const PAGE_SIZE = 50;
/** Of a pasted or chosen file; a form field of ten thousand variants is about 2 MB. */
const MAX_IMPORT_BYTES = 8 * 1024 * 1024;

export async function catalogueRoutes(app: FastifyInstance, { backOffice, images }: AdminContext): Promise<void> {
  const { catalogue } = backOffice;

  app.get<{ Querystring: { query?: string; cursor?: string } }>('/admin/catalogue', async (request, reply) => {
    const { query = '', cursor } = request.query;
    const found = await catalogue.products({ query, limit: PAGE_SIZE, ...(cursor && { cursor }) });
    return page(request, reply, { title: 'Catalogue', vietnamese: 'Sản phẩm', body: cataloguePage(query, found) });
  });

  app.get<{ Params: { id: string } }>('/admin/catalogue/:id', async (request, reply) => {
    const product = await catalogue.readProduct(request.params.id);
    const url = images.urlOf(product.image);
    const body = productPage(product, url ? `/admin${new URL(url).pathname}` : '', sessionOf(request).csrf);
    return page(request, reply, { title: product.name, body });
  });

  app.get<{ Params: { hash: string } }>('/admin/images/:hash', async (request, reply) => {
    const bytes = images.read(request.params.hash);
    if (!bytes) throw new AppError('NOT_FOUND');
    return reply.type('image/webp').header('Cache-Control', 'private, max-age=86400').send(bytes);
  });

  app.post<{ Params: { id: string } }>('/admin/catalogue/:id', async (request, reply) => {
    const { id } = request.params;
    const { name = '', brand = '', description = '', active, why } = formOf(request);
    await catalogue.editProduct(id, { name, brand, description, active: active === '1' }, actorOf(request, why));
    return seeOther(reply, `/admin/catalogue/${encodeURIComponent(id)}?done=saved`);
  });

  app.post<{ Params: { id: string } }>('/admin/variants/:id', async (request, reply) => {
    const form = formOf(request);
    await catalogue.editVariant(request.params.id, readVariant(form), actorOf(request, form.why));
    return seeOther(reply, `/admin/catalogue/${encodeURIComponent(form.product ?? '')}?done=saved`);
  });

  app.get('/admin/import', (request, reply) => {
    const body = importPage({ format: 'csv', text: '' }, sessionOf(request).csrf);
    return page(request, reply, { title: 'Import', vietnamese: 'Nhập từ tệp', body, script: 'import.js' });
  });

  app.post('/admin/import', { bodyLimit: MAX_IMPORT_BYTES }, async (request, reply) => {
    const draft = readDraft(formOf(request));
    const { csrf } = sessionOf(request);
    const { products, faults } = await catalogue.previewImport(draft.format, draft.text);
    if (faults.length > 0) {
      const body = html`${faultsList(faults)}${importPage(draft, csrf)}`;
      return page(request, reply.status(400), {
        title: 'Import',
        vietnamese: 'Nhập từ tệp',
        body,
        script: 'import.js',
      });
    }
    const body = previewPage(draft, { changes: await changesBy(products), products: products.length }, csrf);
    return page(request, reply, { title: 'Preview', vietnamese: 'Xem trước', body });
  });

  app.post('/admin/import/apply', { bodyLimit: MAX_IMPORT_BYTES }, async (request, reply) => {
    const form = formOf(request);
    const { format, text } = readDraft(form);
    const actor = actorOf(request, form.why);
    const { products } = await catalogue.previewImport(format, text);
    const changes = await changesBy(products);
    const removed = changes.filter(({ removes }) => removes).length;
    if (removed > 0 && form.removes !== String(removed)) {
      const seen = { changes, products: products.length, isUnanswered: true };
      const body = previewPage({ format, text }, seen, sessionOf(request).csrf);
      return page(request, reply.status(409), { title: 'Preview', vietnamese: 'Xem trước', body });
    }
    const { faults } = await (format === 'csv' ? catalogue.importCsv(text, actor) : catalogue.importJson(text, actor));
    if (faults.length === 0) return seeOther(reply, '/admin/catalogue?done=imported');
    const body = html`${faultsList(faults)}${importPage({ format, text }, sessionOf(request).csrf)}`;
    return page(request, reply.status(400), { title: 'Import', vietnamese: 'Nhập từ tệp', body, script: 'import.js' });
  });

  async function changesBy(products: readonly ProductInput[]): Promise<Change[]> {
    const changes: Change[] = [];
    for (const product of products) changes.push(...changesOf(await known(product.id), product));
    return changes;
  }

  async function known(id: string) {
    try {
      return await catalogue.readProduct(id);
    } catch (error) {
      if (error instanceof AppError && error.code === 'NOT_FOUND') return undefined;
      throw error;
    }
  }
}

function readDraft({ format, text = '' }: Form): ImportDraft {
  return { format: format === 'json' ? 'json' : 'csv', text };
}

/** An empty field leaves what it stands for as it is. @throws AppError BAD_REQUEST for a field that is no whole number. */
function readVariant({ name, price, stock, addStock }: Form) {
  if (stock && addStock)
    throw new AppError('BAD_REQUEST', { detail: 'either add to the stock or say what was counted' });
  return {
    ...(name !== undefined && { name }),
    ...(price && { price: whole('price', price.replaceAll('.', '')) }),
    ...(stock && { stock: whole('stock', stock) }),
    ...(addStock && { addStock: whole('stock', addStock) }),
  };
}

function whole(what: string, text: string): number {
  if (!/^-?\d{1,12}$/.test(text.trim())) throw new AppError('BAD_REQUEST', { detail: `${what} is a whole number` });
  return Number(text);
}
