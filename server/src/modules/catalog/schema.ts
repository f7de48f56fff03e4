import { Type, type Static } from 'typebox';
import type * as contract from '../../../../contract/catalog.ts';
import { nullable, proof, text, type Same } from '../../schema-kit.ts';

export const CategoryList = Type.Object({
  items: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
});

export const ProductPage = Type.Object({
  items: Type.Array(
    Type.Object({
      id: Type.String(),
      categoryId: Type.String(),
      name: Type.String(),
      brand: Type.String(),
      imageUrl: Type.String(),
      priceFrom: Type.Integer(),
      hasPriceRange: Type.Boolean(),
      soldOut: Type.Boolean(),
    }),
  ),
  nextCursor: nullable(Type.String()),
});

export const Product = Type.Object({
  id: Type.String(),
  categoryId: Type.String(),
  name: Type.String(),
  brand: Type.String(),
  description: Type.String(),
  imageUrl: Type.String(),
  imageUrls: Type.Optional(Type.Array(Type.String())),
  variants: Type.Array(
    Type.Object({ id: Type.String(), name: Type.String(), price: Type.Integer(), stock: Type.Integer() }),
  ),
});

export const ProductListQuery = Type.Object({
  query: Type.Optional(text(100)),
  category: Type.Optional(text(64)),
  cursor: Type.Optional(text(64)),
  limit: Type.Optional(Type.String({ pattern: '^[0-9]{1,3}$' })),
});
export const ProductParams = Type.Object({ id: text(64, 1) });
export const ImageParams = Type.Object({ hash: text(64, 1) });

proof<Same<Static<typeof CategoryList>, contract.CategoryList>>();
proof<Same<Static<typeof ProductPage>, contract.ProductPage>>();
proof<Same<Static<typeof Product>, contract.Product>>();
