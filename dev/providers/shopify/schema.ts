import { buildSchema } from 'graphql';

/**
 * The part of Shopify's Admin GraphQL schema, version 2026-10, that the stand-in speaks: types, fields and arguments
 * as its reference documents them. A query that asks for anything else is refused in GraphQL's own words.
 */
export const schema = buildSchema(`
  scalar DateTime
  scalar Decimal
  scalar Money
  scalar URL
  scalar UnsignedInt64
  scalar HTML

  enum CurrencyCode { EUR USD GBP CAD CHF JPY }
  enum OrderSortKeys { CREATED_AT ID PROCESSED_AT UPDATED_AT }
  enum CustomerSortKeys { CREATED_AT ID UPDATED_AT }
  enum ProductSortKeys { CREATED_AT ID UPDATED_AT }
  enum AbandonedCheckoutSortKeys { CREATED_AT ID }
  enum OrderTransactionKind { AUTHORIZATION CAPTURE REFUND SALE VOID }
  enum OrderTransactionStatus { ERROR FAILURE PENDING SUCCESS }
  enum OrderCancelReason { CUSTOMER DECLINED FRAUD INVENTORY OTHER STAFF }
  enum CustomerState { DECLINED DISABLED ENABLED INVITED }
  enum CustomerEmailAddressMarketingState { INVALID NOT_SUBSCRIBED PENDING SUBSCRIBED UNSUBSCRIBED }
  enum CustomerSmsMarketingState { NOT_SUBSCRIBED PENDING REDACTED SUBSCRIBED UNSUBSCRIBED }
  enum CustomerMarketingOptInLevel { CONFIRMED_OPT_IN SINGLE_OPT_IN UNKNOWN }
  enum ProductStatus { ACTIVE ARCHIVED DRAFT UNLISTED }
  enum CountPrecision { AT_LEAST EXACT }
  enum BulkOperationStatus { CANCELED CANCELING COMPLETED CREATED EXPIRED FAILED RUNNING }
  enum BulkOperationErrorCode { ACCESS_DENIED INTERNAL_SERVER_ERROR TIMEOUT }

  interface Node { id: ID! }

  type PageInfo { hasNextPage: Boolean! hasPreviousPage: Boolean! endCursor: String startCursor: String }
  type Count { count: Int! precision: CountPrecision! }
  type MoneyV2 { amount: Decimal! currencyCode: CurrencyCode! }
  type MoneyBag { shopMoney: MoneyV2! presentmentMoney: MoneyV2! }

  type Shop implements Node {
    id: ID!
    name: String!
    currencyCode: CurrencyCode!
    ianaTimezone: String!
    myshopifyDomain: String!
  }
  type AccessScope { handle: String! description: String! }
  type AppInstallation implements Node { id: ID! accessScopes: [AccessScope!]! }

  type CustomerEmailAddress {
    emailAddress: String!
    marketingState: CustomerEmailAddressMarketingState!
    marketingOptInLevel: CustomerMarketingOptInLevel
    marketingUpdatedAt: DateTime
  }
  type CustomerPhoneNumber {
    phoneNumber: String!
    marketingState: CustomerSmsMarketingState!
    marketingOptInLevel: CustomerMarketingOptInLevel
    marketingUpdatedAt: DateTime
  }
  type Customer implements Node {
    id: ID!
    legacyResourceId: UnsignedInt64!
    firstName: String
    lastName: String
    state: CustomerState!
    tags: [String!]!
    verifiedEmail: Boolean!
    defaultEmailAddress: CustomerEmailAddress
    defaultPhoneNumber: CustomerPhoneNumber
    createdAt: DateTime!
    updatedAt: DateTime!
  }
  type CustomerConnection { nodes: [Customer!]! edges: [CustomerEdge!]! pageInfo: PageInfo! }
  type CustomerEdge { cursor: String! node: Customer! }

  type Product implements Node {
    id: ID!
    legacyResourceId: UnsignedInt64!
    title: String!
    description(truncateAt: Int): String!
    descriptionHtml: HTML!
    handle: String!
    vendor: String!
    productType: String!
    tags: [String!]!
    status: ProductStatus!
    featuredMedia: Media
    priceRangeV2: ProductPriceRangeV2!
    createdAt: DateTime!
    updatedAt: DateTime!
  }
  interface Media { preview: MediaPreviewImage }
  type MediaImage implements Media & Node { id: ID! preview: MediaPreviewImage }
  type MediaPreviewImage { image: Image }
  type Image { url: URL! }
  type ProductPriceRangeV2 { minVariantPrice: MoneyV2! maxVariantPrice: MoneyV2! }
  type ProductConnection { nodes: [Product!]! edges: [ProductEdge!]! pageInfo: PageInfo! }
  type ProductEdge { cursor: String! node: Product! }

  type ProductVariant implements Node { id: ID! legacyResourceId: UnsignedInt64! }
  type LineItem implements Node {
    id: ID!
    title: String!
    name: String!
    quantity: Int!
    currentQuantity: Int!
    sku: String
    originalUnitPriceSet: MoneyBag!
    taxLines(first: Int): [TaxLine!]!
    product: Product
    variant: ProductVariant
  }
  type TaxLine { title: String! rate: Float priceSet: MoneyBag! }
  type ShippingLine { id: ID title: String! taxLines: [TaxLine!]! }
  type LineItemConnection { nodes: [LineItem!]! edges: [LineItemEdge!]! pageInfo: PageInfo! }
  type LineItemEdge { cursor: String! node: LineItem! }

  type OrderTransaction implements Node {
    id: ID!
    kind: OrderTransactionKind!
    status: OrderTransactionStatus!
    amountSet: MoneyBag!
    processedAt: DateTime
  }
  type OrderTransactionConnection { nodes: [OrderTransaction!]! edges: [OrderTransactionEdge!]! pageInfo: PageInfo! }
  type OrderTransactionEdge { cursor: String! node: OrderTransaction! }
  type RefundLineItem {
    id: ID
    quantity: Int!
    lineItem: LineItem!
    subtotalSet: MoneyBag!
    totalTaxSet: MoneyBag!
  }
  type RefundLineItemConnection { nodes: [RefundLineItem!]! edges: [RefundLineItemEdge!]! pageInfo: PageInfo! }
  type RefundLineItemEdge { cursor: String! node: RefundLineItem! }
  type Refund implements Node {
    id: ID!
    legacyResourceId: UnsignedInt64!
    createdAt: DateTime
    updatedAt: DateTime!
    note: String
    totalRefundedSet: MoneyBag!
    refundLineItems(first: Int, after: String): RefundLineItemConnection!
    transactions(first: Int, after: String): OrderTransactionConnection!
    orderAdjustments(first: Int, after: String): OrderAdjustmentConnection!
    refundShippingLines(first: Int, after: String): RefundShippingLineConnection!
  }
  type OrderAdjustment { id: ID! amountSet: MoneyBag! taxAmountSet: MoneyBag! }
  type OrderAdjustmentConnection { nodes: [OrderAdjustment!]! pageInfo: PageInfo! }
  type RefundShippingLine { id: ID subtotalAmountSet: MoneyBag! taxAmountSet: MoneyBag! }
  type RefundShippingLineConnection { nodes: [RefundShippingLine!]! pageInfo: PageInfo! }

  type Order implements Node {
    id: ID!
    legacyResourceId: UnsignedInt64!
    name: String!
    createdAt: DateTime!
    updatedAt: DateTime!
    processedAt: DateTime!
    cancelledAt: DateTime
    cancelReason: OrderCancelReason
    test: Boolean!
    email: String
    phone: String
    currencyCode: CurrencyCode!
    discountCodes: [String!]!
    subtotalPriceSet: MoneyBag
    totalDiscountsSet: MoneyBag
    totalTaxSet: MoneyBag
    totalShippingPriceSet: MoneyBag!
    totalPriceSet: MoneyBag!
    totalRefundedSet: MoneyBag!
    taxesIncluded: Boolean!
    shippingLine: ShippingLine
    customer: Customer
    lineItems(first: Int, after: String): LineItemConnection!
    refunds(first: Int): [Refund!]!
  }
  type OrderConnection { nodes: [Order!]! edges: [OrderEdge!]! pageInfo: PageInfo! }
  type OrderEdge { cursor: String! node: Order! }

  type AbandonedCheckoutLineItem implements Node {
    id: ID!
    title: String
    quantity: Int!
    sku: String
    originalUnitPriceSet: MoneyBag!
    product: Product
    variant: ProductVariant
  }
  type AbandonedCheckoutLineItemConnection {
    nodes: [AbandonedCheckoutLineItem!]!
    edges: [AbandonedCheckoutLineItemEdge!]!
    pageInfo: PageInfo!
  }
  type AbandonedCheckoutLineItemEdge { cursor: String! node: AbandonedCheckoutLineItem! }
  type AbandonedCheckout implements Node {
    id: ID!
    name: String!
    abandonedCheckoutUrl: URL!
    createdAt: DateTime!
    updatedAt: DateTime!
    completedAt: DateTime
    customer: Customer
    totalPriceSet: MoneyBag!
    lineItems(first: Int, after: String): AbandonedCheckoutLineItemConnection!
  }
  type AbandonedCheckoutConnection {
    nodes: [AbandonedCheckout!]!
    edges: [AbandonedCheckoutEdge!]!
    pageInfo: PageInfo!
  }
  type AbandonedCheckoutEdge { cursor: String! node: AbandonedCheckout! }

  type BulkOperation implements Node {
    id: ID!
    status: BulkOperationStatus!
    errorCode: BulkOperationErrorCode
    createdAt: DateTime!
    completedAt: DateTime
    objectCount: UnsignedInt64!
    rootObjectCount: UnsignedInt64!
    fileSize: UnsignedInt64
    url: URL
    partialDataUrl: URL
    query: String!
  }
  type BulkOperationUserError { field: [String!] message: String! code: String }
  type BulkOperationRunQueryPayload { bulkOperation: BulkOperation userErrors: [BulkOperationUserError!]! }

  type Query {
    shop: Shop!
    currentAppInstallation: AppInstallation!
    node(id: ID!): Node
    nodes(ids: [ID!]!): [Node]!
    orders(first: Int, after: String, query: String, sortKey: OrderSortKeys = PROCESSED_AT, reverse: Boolean = false): OrderConnection!
    ordersCount(query: String, limit: Int = 10000): Count
    customers(first: Int, after: String, query: String, sortKey: CustomerSortKeys = ID, reverse: Boolean = false): CustomerConnection!
    customersCount(query: String, limit: Int = 10000): Count
    products(first: Int, after: String, query: String, sortKey: ProductSortKeys = ID, reverse: Boolean = false): ProductConnection!
    productsCount(query: String, limit: Int = 10000): Count
    abandonedCheckouts(first: Int, after: String, query: String, sortKey: AbandonedCheckoutSortKeys = ID, reverse: Boolean = false): AbandonedCheckoutConnection!
    abandonedCheckoutsCount(query: String, limit: Int = 10000): Count
    bulkOperation(id: ID!): BulkOperation
  }
  type Mutation {
    bulkOperationRunQuery(query: String!, groupObjects: Boolean! = false): BulkOperationRunQueryPayload
  }
`);
