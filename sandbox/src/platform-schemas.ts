import { type TSchema, Type } from 'typebox';

/** Shapes of Tiki's REST bodies (tiki-platform.md sections 1 and 9). "Optional" never means null. */

export const Text = Type.String();
export const RequiredText = Type.String({ minLength: 1 });
/** int64 as far as JSON numbers carry it; signs are rules of order-rules.ts. */
const Whole = Type.Integer({ minimum: -Number.MAX_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER });

const ItemFields = {
  name: RequiredText,
  quantity: Whole,
  image_url: Type.Optional(Text),
  extra: Type.Optional(Text),
  metadata: Type.Optional(
    Type.Object({
      sections: Type.Array(
        Type.Object({
          header: Text,
          fields: Type.Array(Type.Object({ type: Text, name: Text, value: Type.Unknown() })),
        }),
      ),
    }),
  ),
};

const OrderFields = {
  customer_id: RequiredText,
  customer_info: Type.Optional(
    Type.Object({
      name: Type.Optional(Text),
      phone: Type.Optional(Text),
      email: Type.Optional(Text),
      street: Type.Optional(Text),
    }),
  ),
  extra: Type.Optional(Text),
  reference_id: Type.Optional(Text),
};

export const CreateOrder = Type.Object({
  ...OrderFields,
  items: Type.Array(Type.Object({ ...ItemFields, price: Whole }), { minItems: 1 }),
  shipping_fee: Type.Optional(Whole),
});

/** No price and no shipping fee: Tiki's catalogue rules (section 1.3). */
export const CreateMultiSkuOrder = Type.Object({
  ...OrderFields,
  items: Type.Array(Type.Object({ ...ItemFields, sku: RequiredText }), { minItems: 1 }),
});

export const CloseOrder = Type.Object({
  order_id: RequiredText,
  comment: RequiredText,
  push_opts: Type.Optional(Type.Object({ page_path: Text })),
});

const Parcel = Type.Object({
  name: RequiredText,
  description: Text,
  quantity: Type.Integer({ minimum: 1, maximum: 10_000 }),
  price: Type.Number({ minimum: 0 }),
  weight: Type.Number({ minimum: 0, maximum: 1e9 }),
  dimension: Type.Object({ height: Type.Number(), width: Type.Number(), depth: Type.Number() }),
});
const placeFields = {
  street: RequiredText,
  ward_name: RequiredText,
  district_name: RequiredText,
  province_name: RequiredText,
  ward_code: RequiredText,
  coordinates: Type.Optional(Type.Unknown()),
};
const Contact = Type.Object({ first_name: RequiredText, email: RequiredText, phone: RequiredText });

export const AskQuotes = Type.Object({
  items: Type.Array(Parcel, { minItems: 1 }),
  origin: Type.Object(placeFields),
  destination: Type.Object(placeFields),
});

export const CreateShipment = Type.Object({
  order_id: RequiredText,
  partner_code: RequiredText,
  service_code: RequiredText,
  instruction: Type.Optional(Type.String({ maxLength: 1_000 })),
  items: Type.Array(Parcel, { minItems: 1 }),
  origin: Type.Object({ ...placeFields, contact: Contact }),
  destination: Type.Object({ ...placeFields, contact: Contact }),
});

/** Paths of the fields a value has and its schema does not; lists are looked at line by line. */
export function unknownFields(schema: TSchema, value: unknown, path = ''): string[] {
  if (Array.isArray(value)) {
    const { items } = schema as { items?: TSchema };
    return items ? value.flatMap((item) => unknownFields(items, item, `${path}[]`)) : [];
  }
  const { properties } = schema as { properties?: Record<string, TSchema> };
  if (typeof value !== 'object' || value === null || !properties) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const known = Object.hasOwn(properties, key) ? properties[key] : undefined;
    const inside = path === '' ? key : `${path}.${key}`;
    return known ? unknownFields(known, inner, inside) : [inside];
  });
}
