import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { answerUnchanged } from '../../plugins/etag.ts';
import { AppError } from '../../errors.ts';
import type { ImageStore } from '../../images.ts';
import { CategoryList, ImageParams, Product, ProductListQuery, ProductPage, ProductParams } from './schema.ts';
import type { Catalog } from './service.ts';

/** The catalogue and its pictures, open to everybody. */
const catalogRoutes: FastifyPluginAsyncTypebox<{ catalog: Catalog; images: ImageStore }> = async (app, options) => {
  const { catalog, images } = options;
  app.addHook('onSend', answerUnchanged);
  app.get('/v1/categories', { schema: { response: { 200: CategoryList } } }, () => catalog.listCategories());
  app.get('/v1/products', { schema: { querystring: ProductListQuery, response: { 200: ProductPage } } }, (request) =>
    catalog.listProducts(request.query),
  );
  app.get('/v1/products/:id', { schema: { params: ProductParams, response: { 200: Product } } }, (request) =>
    catalog.readProduct(request.params.id),
  );
  app.get(
    '/images/:hash',
    { schema: { params: ImageParams }, config: { rateLimit: false } },
    async (request, reply) => {
      const bytes = images.read(request.params.hash);
      if (!bytes) throw new AppError('NOT_FOUND');
      // Addressed by its hash: another picture has another address.
      return reply.type('image/webp').header('Cache-Control', 'public, max-age=31536000, immutable').send(bytes);
    },
  );
};

export default catalogRoutes;
