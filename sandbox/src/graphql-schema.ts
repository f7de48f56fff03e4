import { buildSchema, type GraphQLSchema } from 'graphql';

/**
 * The part of Tiki's GraphQL that the host and the documents name (tiki-platform.md sections 3, 6, 7 and 8). Names, arguments
 * and order fields are theirs as far as they were ever seen; `product_create` and `tiki_order_notify` have invented ones.
 */
const USER_API = `
  "Whole numbers beyond 32 bits: đồng and unix milliseconds."
  scalar Int64

  type Query {
    get_auth_code(input: AuthCodeInput!): AuthCode
    "A bare order id or urn:order:order:<id>."
    order_get(id: String!): Order
  }

  type Mutation {
    get_auth_code(input: AuthCodeInput!): AuthCode
    make_payment(order_id: String!, config: PaymentConfig): Payment
    tiki_order_notify(order_code: String!, event: OrderEvent!): Notified
    PRODUCT_CREATE
  }

  input AuthCodeInput { app_identifier: String!, tiki_token: String, scopes: [String!] }
  type AuthCode { code: String! }

  input PaymentConfig { payment_method: String, return_url: ReturnUrl, countdown: Int, payment_provider: String }
  input ReturnUrl { url: String, app: String, should_redirect: Boolean }
  type Payment { redirect_url: RedirectUrl! }
  type RedirectUrl { web: String!, app: String! }

  enum OrderEvent { checkout paymentSuccess paymentFail }
  type Notified { success: Boolean! }

  type Order {
    id: String!
    status: String!
    sub_total: Int64!
    total: Int64!
    grand_total: Int64!
    shipping_address: Address
    billing_address: Address
    items: [OrderItem!]!
    created_at: String!
    updated_at: String!
  }
  type Address { name: String, email: String, street: String, phone: String }
  type OrderItem { product_id: String, sku: String, price: Int64!, quantity: Int64!, sub_total: Int64!, name: String! }
`;

const PRODUCT_TYPES = `
  input ProductInput {
    sku: String!, name: String!, price: Int64!, image_url: String
    client_id: String!, timestamp: Int64!, signature: String!
  }
  type Product { id: String!, sku: String!, status: String! }
`;

/** With product_create, and as if it did not exist any more. */
export const SCHEMAS: { full: GraphQLSchema; withoutProducts: GraphQLSchema } = {
  full: buildSchema(
    USER_API.replace('PRODUCT_CREATE', 'product_create(input: ProductInput!): Product') + PRODUCT_TYPES,
  ),
  withoutProducts: buildSchema(USER_API.replace('PRODUCT_CREATE', '')),
};
