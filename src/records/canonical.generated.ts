// Generated from schemas/records by tests/types.test.ts: npx vitest run tests/types.test.ts -u. Do not edit.
// The canonical records as programs see them; unknown fields are kept and allowed everywhere.

export type CanonicalRecord = ProductRecord | StoreRecord | CampaignRecord
/**
 * Day or days of production.
 */
export type Day =
  | string
  | {
      /**
       * First day. YYYY-MM-DD.
       */
      from?: string | null
      /**
       * Last day. YYYY-MM-DD.
       */
      to?: string | null
      [k: string]: unknown
    }
  | null
/**
 * Day or days of expiry.
 */
export type Day1 =
  | string
  | {
      /**
       * First day. YYYY-MM-DD.
       */
      from?: string | null
      /**
       * Last day. YYYY-MM-DD.
       */
      to?: string | null
      [k: string]: unknown
    }
  | null
/**
 * Who made it.
 */
export type Company = {
  /**
   * Registered name.
   */
  name?: string | null
  /**
   * Address as printed on the goods.
   */
  address?: string | null
  /**
   * Telephone or other contact.
   */
  contact?: string | null
  [k: string]: unknown
} | null
/**
 * Who imported it.
 */
export type Company1 = {
  /**
   * Registered name.
   */
  name?: string | null
  /**
   * Address as printed on the goods.
   */
  address?: string | null
  /**
   * Telephone or other contact.
   */
  contact?: string | null
  [k: string]: unknown
} | null
/**
 * What a buyer pays now, lowest variant.
 */
export type Money = {
  /**
   * Decimal number as a string, without sign, currency or thousands separators: "29.90".
   */
  amount: string
  /**
   * ISO 4217 code, for example CNY.
   */
  currency?: string | null
  [k: string]: unknown
} | null
/**
 * What a buyer pays now, highest variant.
 */
export type Money1 = {
  /**
   * Decimal number as a string, without sign, currency or thousands separators: "29.90".
   */
  amount: string
  /**
   * ISO 4217 code, for example CNY.
   */
  currency?: string | null
  [k: string]: unknown
} | null
/**
 * The struck-through price.
 */
export type ReferencePrice = {
  /**
   * Decimal number as a string: "39.90".
   */
  amount: string
  /**
   * ISO 4217 code, for example CNY.
   */
  currency?: string | null
  /**
   * What the price is: the maker's suggested price, the tag price, the official site's price, the seller's own previous price, a market price, or unknown.
   */
  basis?: 'msrp' | 'tag' | 'official' | 'previous' | 'market' | 'unknown' | null
  /**
   * Addresses of documents that prove the price.
   */
  evidence?: string[] | null
  /**
   * Day from which the price was asked. YYYY-MM-DD.
   */
  since?: string | null
  [k: string]: unknown
} | null
/**
 * Price during the sale.
 */
export type Money2 = {
  /**
   * Decimal number as a string, without sign, currency or thousands separators: "29.90".
   */
  amount: string
  /**
   * ISO 4217 code, for example CNY.
   */
  currency?: string | null
  [k: string]: unknown
} | null
/**
 * Price asked.
 */
export type Money3 = {
  /**
   * Decimal number as a string, without sign, currency or thousands separators: "29.90".
   */
  amount: string
  /**
   * ISO 4217 code, for example CNY.
   */
  currency?: string | null
  [k: string]: unknown
} | null
/**
 * What one piece was sold for, after all reductions.
 */
export type Money4 = {
  /**
   * Decimal number as a string, without sign, currency or thousands separators: "29.90".
   */
  amount: string
  /**
   * ISO 4217 code, for example CNY.
   */
  currency?: string | null
  [k: string]: unknown
} | null
/**
 * Price of the variant.
 */
export type Money5 = {
  /**
   * Decimal number as a string, without sign, currency or thousands separators: "29.90".
   */
  amount: string
  /**
   * ISO 4217 code, for example CNY.
   */
  currency?: string | null
  [k: string]: unknown
} | null
/**
 * Struck-through price of the variant.
 */
export type ReferencePrice1 = {
  /**
   * Decimal number as a string: "39.90".
   */
  amount: string
  /**
   * ISO 4217 code, for example CNY.
   */
  currency?: string | null
  /**
   * What the price is: the maker's suggested price, the tag price, the official site's price, the seller's own previous price, a market price, or unknown.
   */
  basis?: 'msrp' | 'tag' | 'official' | 'previous' | 'market' | 'unknown' | null
  /**
   * Addresses of documents that prove the price.
   */
  evidence?: string[] | null
  /**
   * Day from which the price was asked. YYYY-MM-DD.
   */
  since?: string | null
  [k: string]: unknown
} | null
/**
 * Cost of shipping.
 */
export type Money6 = {
  /**
   * Decimal number as a string, without sign, currency or thousands separators: "29.90".
   */
  amount: string
  /**
   * ISO 4217 code, for example CNY.
   */
  currency?: string | null
  [k: string]: unknown
} | null
/**
 * Address in the business register.
 */
export type Address = {
  /**
   * ISO 3166 code or name.
   */
  country?: string | null
  /**
   * Province or state.
   */
  region?: string | null
  /**
   * City.
   */
  city?: string | null
  /**
   * District or county.
   */
  district?: string | null
  /**
   * Street and number.
   */
  street?: string | null
  /**
   * Postal code.
   */
  postcode?: string | null
  /**
   * The whole address in one line.
   */
  full?: string | null
  [k: string]: unknown
} | null
/**
 * Where the store is.
 */
export type Address1 = {
  /**
   * ISO 3166 code or name.
   */
  country?: string | null
  /**
   * Province or state.
   */
  region?: string | null
  /**
   * City.
   */
  city?: string | null
  /**
   * District or county.
   */
  district?: string | null
  /**
   * Street and number.
   */
  street?: string | null
  /**
   * Postal code.
   */
  postcode?: string | null
  /**
   * The whole address in one line.
   */
  full?: string | null
  [k: string]: unknown
} | null
/**
 * The whole budget.
 */
export type Money7 = {
  /**
   * Decimal number as a string, without sign, currency or thousands separators: "29.90".
   */
  amount: string
  /**
   * ISO 4217 code, for example CNY.
   */
  currency?: string | null
  [k: string]: unknown
} | null
/**
 * What it is worth.
 */
export type Money8 = {
  /**
   * Decimal number as a string, without sign, currency or thousands separators: "29.90".
   */
  amount: string
  /**
   * ISO 4217 code, for example CNY.
   */
  currency?: string | null
  [k: string]: unknown
} | null
/**
 * Price before the campaign.
 */
export type Money9 = {
  /**
   * Decimal number as a string, without sign, currency or thousands separators: "29.90".
   */
  amount: string
  /**
   * ISO 4217 code, for example CNY.
   */
  currency?: string | null
  [k: string]: unknown
} | null
/**
 * Price during the campaign.
 */
export type Money10 = {
  /**
   * Decimal number as a string, without sign, currency or thousands separators: "29.90".
   */
  amount: string
  /**
   * ISO 4217 code, for example CNY.
   */
  currency?: string | null
  [k: string]: unknown
} | null
/**
 * What it costs.
 */
export type Money11 = {
  /**
   * Decimal number as a string, without sign, currency or thousands separators: "29.90".
   */
  amount: string
  /**
   * ISO 4217 code, for example CNY.
   */
  currency?: string | null
  [k: string]: unknown
} | null
/**
 * The whole price.
 */
export type Money12 = {
  /**
   * Decimal number as a string, without sign, currency or thousands separators: "29.90".
   */
  amount: string
  /**
   * ISO 4217 code, for example CNY.
   */
  currency?: string | null
  [k: string]: unknown
} | null
/**
 * What is paid first.
 */
export type Money13 = {
  /**
   * Decimal number as a string, without sign, currency or thousands separators: "29.90".
   */
  amount: string
  /**
   * ISO 4217 code, for example CNY.
   */
  currency?: string | null
  [k: string]: unknown
} | null
/**
 * What it is worth.
 */
export type Money14 = {
  /**
   * Decimal number as a string, without sign, currency or thousands separators: "29.90".
   */
  amount: string
  /**
   * ISO 4217 code, for example CNY.
   */
  currency?: string | null
  [k: string]: unknown
} | null

/**
 * One product as it is offered to buyers. Fields not named here are kept and may be used in rules.
 */
export interface ProductRecord {
  /**
   * Always "product". May be left out where the place of the file or the name of the list says it.
   */
  kind: 'product'
  /**
   * The id of the record on its platform, else its SKU or barcode. Always a string.
   */
  id: string
  /**
   * Where it is sold: tmall, jd, shopify.
   */
  platform?: string | null
  /**
   * Page of the product.
   */
  url?: string | null
  /**
   * Id of the store record it belongs to.
   */
  storeId?: string | null
  /**
   * Name of the store.
   */
  storeName?: string | null
  /**
   * Whether buyers can see it.
   */
  status?: 'draft' | 'pending' | 'live' | 'ended' | 'deleted' | null
  /**
   * The name buyers see.
   */
  title: string
  /**
   * A shorter name used in lists.
   */
  shortTitle?: string | null
  /**
   * The line under the title.
   */
  subtitle?: string | null
  /**
   * Bullets, highlights, advertising lines.
   */
  sellingPoints?: string[] | null
  /**
   * The main description, with markup.
   */
  description?: string | null
  /**
   * The description shown on phones, where it differs.
   */
  mobileDescription?: string | null
  /**
   * What search engines show.
   */
  seo?: {
    /**
     * Title for search engines.
     */
    title?: string | null
    /**
     * Description for search engines.
     */
    description?: string | null
    [k: string]: unknown
  } | null
  /**
   * Words the product is filed under.
   */
  tags?: string[] | null
  /**
   * Pictures of the product; detail pictures have the role "detail".
   */
  images?: Image[] | null
  /**
   * Films of the product.
   */
  videos?:
    | {
        /**
         * Where the film is.
         */
        url?: string | null
        /**
         * Address of the still picture.
         */
        cover?: string | null
        /**
         * Title of the film.
         */
        title?: string | null
        [k: string]: unknown
      }[]
    | null
  /**
   * Where the product stands in the catalogue.
   */
  category?: {
    /**
     * The platform's id of the category.
     */
    id?: string | null
    /**
     * Names from the widest to the narrowest category.
     */
    path?: string[] | null
    /**
     * Whose categories they are: taobao, jd, pdd, douyin, google, shopify, own.
     */
    scheme?: string | null
    [k: string]: unknown
  } | null
  /**
   * The brand of the goods.
   */
  brand?: {
    /**
     * Name of the brand.
     */
    name?: string | null
    /**
     * Who owns the trademark.
     */
    owner?: string | null
    /**
     * The platform's id of the brand.
     */
    id?: string | null
    /**
     * The right to sell the brand.
     */
    authorisation?: Licence | null
    [k: string]: unknown
  } | null
  /**
   * Properties without a field of their own.
   */
  attributes?: Attribute[] | null
  /**
   * The list of ingredients.
   */
  ingredients?: string | null
  /**
   * Quantity in the package, with its unit.
   */
  netContent?: string | null
  /**
   * How to use it.
   */
  usage?: string | null
  /**
   * Warnings and cautions.
   */
  warnings?: string | null
  /**
   * How to store it.
   */
  storage?: string | null
  /**
   * How long it keeps.
   */
  shelfLife?: string | null
  /**
   * Whom it is meant for.
   */
  suitableFor?: string | null
  /**
   * Who must not use it.
   */
  notFor?: string | null
  productionDate?: Day
  expiryDate?: Day1
  /**
   * Country or place of origin.
   */
  origin?: string | null
  manufacturer?: Company
  importer?: Company1
  /**
   * Who supplies it to the seller.
   */
  supplier?: {
    /**
     * Id of the supplier.
     */
    id?: string | null
    /**
     * Name of the supplier.
     */
    name?: string | null
    [k: string]: unknown
  } | null
  /**
   * Number of the product standard: GB/T, Q/.
   */
  standardNo?: string | null
  /**
   * Licences, registrations and filings of the product itself.
   */
  licences?: Licence[] | null
  /**
   * Approval number of the advertising copy.
   */
  adApprovalNo?: string | null
  price?: Money
  priceMax?: Money1
  compareAt?: ReferencePrice
  /**
   * A price for a limited time.
   */
  sale?: {
    price?: Money2
    /**
     * Start of the sale. ISO 8601 with an offset, for example 2026-03-01T10:00:00+08:00.
     */
    start?: string | null
    /**
     * End of the sale. ISO 8601 with an offset, for example 2026-03-01T10:00:00+08:00.
     */
    end?: string | null
    /**
     * Name of the sale shown to buyers.
     */
    name?: string | null
    [k: string]: unknown
  } | null
  /**
   * Earlier prices, for rules on the lowest price of a period.
   */
  priceHistory?:
    | {
        price?: Money3
        /**
         * From when. ISO 8601 with an offset, for example 2026-03-01T10:00:00+08:00.
         */
        from?: string | null
        /**
         * Until when. ISO 8601 with an offset, for example 2026-03-01T10:00:00+08:00.
         */
        to?: string | null
        [k: string]: unknown
      }[]
    | null
  /**
   * Prices really paid, for comparing a struck-through price with the lowest deal of the seven days before. Without them such rules are unchecked.
   */
  prices?:
    | {
        /**
         * Day or time of the deal. ISO 8601 with an offset, for example 2026-03-01T10:00:00+08:00.
         */
        at?: string | null
        price?: Money4
        /**
         * How many pieces.
         */
        quantity?: number | null
        /**
         * Which variant, where there are several.
         */
        sku?: string | null
        [k: string]: unknown
      }[]
    | null
  /**
   * What a buyer chooses between: sizes, colours.
   */
  variants?:
    | {
        /**
         * Id of the variant.
         */
        id?: string | null
        /**
         * The seller's number.
         */
        sku?: string | null
        /**
         * GTIN on the package.
         */
        barcode?: string | null
        /**
         * Name shown to buyers.
         */
        name?: string | null
        /**
         * The choices that make the variant, by name.
         */
        options?: {
          [k: string]: string | null
        } | null
        price?: Money5
        compareAt?: ReferencePrice1
        /**
         * Pieces in stock; null where not exported.
         */
        stock?: number | null
        /**
         * Address of its picture.
         */
        image?: string | null
        [k: string]: unknown
      }[]
    | null
  /**
   * The seller's number of the product.
   */
  sku?: string | null
  /**
   * GTIN on the package.
   */
  barcode?: string | null
  /**
   * The maker's number of the product.
   */
  mpn?: string | null
  /**
   * Pieces in stock; null where not exported.
   */
  stock?: number | null
  /**
   * New or used.
   */
  condition?: 'new' | 'used' | 'refurbished' | 'unknown' | null
  /**
   * How many a buyer may take.
   */
  limits?: {
    /**
     * Most pieces in one order.
     */
    perOrder?: number | null
    /**
     * Most pieces for one buyer.
     */
    perBuyer?: number | null
    /**
     * Fewest pieces in one order.
     */
    minimum?: number | null
    [k: string]: unknown
  } | null
  /**
   * Terms of an advance sale.
   */
  presale?: {
    /**
     * Time of dispatch (ISO 8601), or days after payment.
     */
    shipBy?: string | number | null
    /**
     * Terms of the deposit shown to buyers.
     */
    depositRule?: string | null
    [k: string]: unknown
  } | null
  /**
   * What the seller grants after the sale.
   */
  afterSales?: {
    /**
     * Days a buyer has to return the goods.
     */
    returnDays?: number | null
    /**
     * Whether returns need no reason.
     */
    noReasonReturn?: boolean | null
    /**
     * Days of warranty.
     */
    warrantyDays?: number | null
    /**
     * Terms of the warranty.
     */
    warranty?: string | null
    /**
     * Whether an invoice is given.
     */
    invoice?: boolean | null
    /**
     * Promises shown to buyers.
     */
    promises?: string[] | null
    /**
     * Terms shown to buyers.
     */
    policies?: Policy[] | null
    [k: string]: unknown
  } | null
  /**
   * How and when it is sent.
   */
  shipping?: {
    /**
     * Place it is sent from.
     */
    from?: string | null
    /**
     * Hours until dispatch.
     */
    promiseHours?: number | null
    fee?: Money6
    /**
     * Whether shipping is free.
     */
    free?: boolean | null
    /**
     * Terms of shipping shown to buyers.
     */
    text?: string | null
    [k: string]: unknown
  } | null
  /**
   * Figures shown to buyers.
   */
  claims?: {
    /**
     * Pieces sold, as shown.
     */
    sold?: number | string | null
    /**
     * Rating, as shown.
     */
    rating?: number | string | null
    /**
     * Rank, as shown.
     */
    rank?: number | string | null
    [k: string]: unknown
  } | null
  /**
   * When the record was made. ISO 8601 with an offset, for example 2026-03-01T10:00:00+08:00.
   */
  createdAt?: string | null
  /**
   * When the record was last changed. ISO 8601 with an offset, for example 2026-03-01T10:00:00+08:00.
   */
  updatedAt?: string | null
  /**
   * When the product went on sale. ISO 8601 with an offset, for example 2026-03-01T10:00:00+08:00.
   */
  listedAt?: string | null
  /**
   * BCP 47 tag of its texts; zh-CN where absent.
   */
  locale?: string | null
  /**
   * ISO 3166 code of the country it is sold in; CN where absent.
   */
  market?: string | null
  /**
   * Documents that settle findings on this record.
   */
  evidence?: Evidence[] | null
  /**
   * What the export holds besides the fields of this schema, untouched, so that a company can write rules on it.
   */
  extra?: {
    [k: string]: unknown
  }
  [k: string]: unknown
}
/**
 * A picture shown to buyers.
 */
export interface Image {
  /**
   * Where the picture is.
   */
  url: string
  /**
   * The text read out or shown in place of the picture.
   */
  alt?: string | null
  /**
   * What the picture is for.
   */
  role?: 'main' | 'gallery' | 'detail' | 'sku' | 'white' | 'logo' | 'qualification' | null
  /**
   * Place in the order of pictures.
   */
  position?: number | null
  /**
   * Id of the variant the picture shows.
   */
  variant?: string | null
  [k: string]: unknown
}
/**
 * A licence, registration, filing or approval, as its holder declares it.
 */
export interface Licence {
  /**
   * Which licence it is, in the words of the licence table; "unknown" where the platform does not tell.
   */
  type: string
  /**
   * The number as printed.
   */
  number?: string | null
  /**
   * Who holds it.
   */
  holder?: string | null
  /**
   * The authority that issued it.
   */
  issuer?: string | null
  /**
   * First day of validity. YYYY-MM-DD.
   */
  validFrom?: string | null
  /**
   * Last day of validity. YYYY-MM-DD.
   */
  validTo?: string | null
  /**
   * What it permits, as printed.
   */
  scope?: string | null
  /**
   * Of a brand authorisation: who grants it.
   */
  grantor?: string | null
  /**
   * Of a brand authorisation: where it lets sell. Without it nothing is limited.
   */
  territory?: string[] | null
  /**
   * Of a brand authorisation: on which platforms it lets sell. Without it nothing is limited.
   */
  platforms?: string[] | null
  /**
   * Of a brand authorisation: which kinds of store it lets open: flagship, exclusive, franchise.
   */
  storeTypes?: string[] | null
  /**
   * Of a brand authorisation: whether its holder may authorise others.
   */
  sublicence?: boolean | null
  /**
   * Of a brand authorisation: the papers before this one, from the owner of the brand down.
   */
  chain?:
    | {
        /**
         * Who grants it.
         */
        grantor?: string | null
        /**
         * Who is authorised by it.
         */
        grantee?: string | null
        /**
         * The number as printed.
         */
        number?: string | null
        /**
         * First day of validity. YYYY-MM-DD.
         */
        validFrom?: string | null
        /**
         * Last day of validity. YYYY-MM-DD.
         */
        validTo?: string | null
        /**
         * Whether the grantee may authorise others.
         */
        sublicence?: boolean | null
        /**
         * Where it lets sell.
         */
        territory?: string[] | null
        /**
         * On which platforms it lets sell.
         */
        platforms?: string[] | null
        /**
         * What it permits, as printed.
         */
        scope?: string | null
        /**
         * Addresses of pictures of the document.
         */
        images?: string[] | null
        [k: string]: unknown
      }[]
    | null
  /**
   * Addresses of pictures of the document.
   */
  images?: string[] | null
  /**
   * Whether somebody verified it, or the holder only declares it.
   */
  status?: 'declared' | 'verified' | null
  /**
   * Where buyers can see it.
   */
  shownAt?: ('home' | 'product' | 'footer' | 'none')[] | null
  /**
   * The platform's own name for it.
   */
  label?: string | null
  [k: string]: unknown
}
/**
 * A named property of the goods: material, size, model.
 */
export interface Attribute {
  /**
   * What the property is.
   */
  name: string
  /**
   * The value, or a list of values.
   */
  value: string | string[]
  /**
   * Unit of the value.
   */
  unit?: string | null
  /**
   * Heading it stands under.
   */
  group?: string | null
  /**
   * The platform's id of the property.
   */
  id?: string | null
  /**
   * Whether it is one of the platform's properties, one of the seller's, or free text.
   */
  source?: 'standard' | 'custom' | 'free' | null
  [k: string]: unknown
}
/**
 * Terms shown to buyers: returns, warranty, privacy and the like.
 */
export interface Policy {
  /**
   * What the policy is about.
   */
  type?: 'return' | 'warranty' | 'shipping' | 'privacy' | 'payment' | 'invoice' | 'complaint' | 'terms' | null
  /**
   * The terms, as text or with markup.
   */
  text?: string | null
  /**
   * Where buyers read it.
   */
  url?: string | null
  [k: string]: unknown
}
/**
 * A document that settles a finding: an inspection report, a price record.
 */
export interface Evidence {
  /**
   * What the document is: inspection-report, price-record.
   */
  type: string
  /**
   * Its number or file name.
   */
  reference?: string | null
  /**
   * Who issued it.
   */
  issuer?: string | null
  /**
   * Day of issue. YYYY-MM-DD.
   */
  issuedAt?: string | null
  /**
   * Last day of validity. YYYY-MM-DD.
   */
  validTo?: string | null
  /**
   * Where it is kept.
   */
  url?: string | null
  [k: string]: unknown
}
/**
 * One store: who sells, under which licences, with which terms. Fields not named here are kept and may be used in rules.
 */
export interface StoreRecord {
  /**
   * Always "store". May be left out where the place of the file or the name of the list says it.
   */
  kind: 'store'
  /**
   * The id of the record on its platform, else its SKU or barcode. Always a string.
   */
  id: string
  /**
   * Where the store is: tmall, jd, shopify.
   */
  platform?: string | null
  /**
   * Home page of the store.
   */
  url?: string | null
  /**
   * Name shown to buyers.
   */
  name: string
  /**
   * What kind of store it is.
   */
  type?: 'flagship' | 'exclusive' | 'franchise' | 'ordinary' | 'personal' | 'own-site' | null
  /**
   * What the store says of itself.
   */
  intro?: string | null
  /**
   * The current notice to buyers.
   */
  announcement?: string | null
  /**
   * The line under the name.
   */
  slogan?: string | null
  /**
   * The sign of the store.
   */
  logo?: Image | null
  /**
   * Large pictures and lines on the home page.
   */
  banners?:
    | {
        /**
         * Address of the picture.
         */
        image?: string | null
        /**
         * Words on the banner.
         */
        text?: string | null
        /**
         * Where it leads.
         */
        link?: string | null
        [k: string]: unknown
      }[]
    | null
  /**
   * Who stands behind the store.
   */
  legal?: {
    /**
     * Name in the business register.
     */
    name?: string | null
    /**
     * Unified social credit code.
     */
    registrationNo?: string | null
    /**
     * Legal representative.
     */
    representative?: string | null
    address?: Address
    /**
     * Day of foundation. YYYY-MM-DD.
     */
    established?: string | null
    /**
     * Last day of the period of operation. YYYY-MM-DD.
     */
    operationTo?: string | null
    [k: string]: unknown
  } | null
  /**
   * Business licence and permits, with where they are shown.
   */
  licences?: Licence[] | null
  /**
   * Brands the store sells and its right to do so.
   */
  brands?:
    | {
        /**
         * Name of the brand.
         */
        name?: string | null
        /**
         * Who owns the trademark.
         */
        owner?: string | null
        /**
         * The right to sell the brand.
         */
        authorisation?: Licence | null
        [k: string]: unknown
      }[]
    | null
  /**
   * Which goods the store sells.
   */
  categories?:
    | {
        /**
         * Id of the category.
         */
        id?: string | null
        /**
         * Names from the widest to the narrowest category.
         */
        path?: string[] | null
        [k: string]: unknown
      }[]
    | null
  /**
   * Ways to reach the seller.
   */
  contacts?: Contact[] | null
  /**
   * How buyers are served.
   */
  service?: {
    /**
     * When service answers.
     */
    hours?: string | null
    /**
     * Where service answers.
     */
    channels?: string[] | null
    /**
     * Minutes until the first answer.
     */
    firstResponseMinutes?: number | null
    /**
     * Hours until a complaint is answered.
     */
    complaintHours?: number | null
    [k: string]: unknown
  } | null
  /**
   * Return, privacy, shipping, invoice and complaint terms.
   */
  policies?: Policy[] | null
  /**
   * Promises shown to buyers.
   */
  promises?: string[] | null
  /**
   * How buyers pay.
   */
  payment?: {
    /**
     * Ways to pay.
     */
    methods?: string[] | null
    [k: string]: unknown
  } | null
  /**
   * How goods are sent.
   */
  logistics?: {
    /**
     * Carriers.
     */
    partners?: string[] | null
    [k: string]: unknown
  } | null
  /**
   * When the store is open.
   */
  openingHours?: string | string[] | null
  address?: Address1
  /**
   * ISO 4217 code of its prices.
   */
  currency?: string | null
  /**
   * BCP 47 tag of its texts; zh-CN where absent.
   */
  locale?: string | null
  /**
   * IANA name: Asia/Shanghai.
   */
  timezone?: string | null
  /**
   * ISO 3166 code of the country it sells to; CN where absent.
   */
  market?: string | null
  /**
   * When the record was last changed. ISO 8601 with an offset, for example 2026-03-01T10:00:00+08:00.
   */
  updatedAt?: string | null
  /**
   * When somebody last checked the information. ISO 8601 with an offset, for example 2026-03-01T10:00:00+08:00.
   */
  reviewedAt?: string | null
  /**
   * What was changed, and whether the platform was told.
   */
  changes?:
    | {
        /**
         * When it was changed. ISO 8601 with an offset, for example 2026-03-01T10:00:00+08:00.
         */
        at?: string | null
        /**
         * Which field was changed.
         */
        field?: string | null
        /**
         * Whether the platform was told.
         */
        filedWithPlatform?: boolean | null
        [k: string]: unknown
      }[]
    | null
  /**
   * Whether the store is open.
   */
  status?: string | null
  /**
   * Documents that settle findings on this record.
   */
  evidence?: Evidence[] | null
  /**
   * What the export holds besides the fields of this schema, untouched, so that a company can write rules on it.
   */
  extra?: {
    [k: string]: unknown
  }
  [k: string]: unknown
}
/**
 * A way to reach the seller.
 */
export interface Contact {
  /**
   * What kind of contact it is.
   */
  type?: 'phone' | 'email' | 'im' | 'wechat' | 'address' | 'form' | null
  /**
   * The number, address or account.
   */
  value: string
  /**
   * What it is for: customer service, complaints.
   */
  label?: string | null
  /**
   * When it is answered.
   */
  hours?: string | null
  [k: string]: unknown
}
/**
 * One promotion: its plan, its words, its offers and its approval. Fields not named here are kept and may be used in rules.
 */
export interface CampaignRecord {
  /**
   * Always "campaign". May be left out where the place of the file or the name of the list says it.
   */
  kind: 'campaign'
  /**
   * The id of the record on its platform, else its SKU or barcode. Always a string.
   */
  id: string
  /**
   * Name shown to buyers.
   */
  name: string
  /**
   * Id of the store record it belongs to.
   */
  storeId?: string | null
  /**
   * Where it runs: tmall, jd, shopify.
   */
  platform?: string | null
  /**
   * Live stream, text message, e-mail, feed advertisements, home page.
   */
  channels?: string[] | null
  /**
   * What kind of promotion it is.
   */
  type?:
    | 'discount'
    | 'threshold'
    | 'coupon'
    | 'flash'
    | 'group-buy'
    | 'bargain'
    | 'presale'
    | 'gift'
    | 'lottery'
    | 'member'
    | 'live'
    | 'other'
    | null
  /**
   * What it is for.
   */
  purpose?: string | null
  /**
   * When the plan was written. ISO 8601 with an offset, for example 2026-03-01T10:00:00+08:00.
   */
  createdAt?: string | null
  /**
   * What is offered, in words.
   */
  content?: string | null
  /**
   * Figures it is meant to reach.
   */
  expected?:
    | {
        /**
         * What is measured.
         */
        metric?: string | null
        /**
         * Value to reach.
         */
        target?: string | number | null
        [k: string]: unknown
      }[]
    | null
  /**
   * What it may cost: an amount, or a total with its parts.
   */
  budget?: {
    /**
     * Decimal number as a string.
     */
    amount?: string | null
    /**
     * ISO 4217 code.
     */
    currency?: string | null
    total?: Money7
    /**
     * Parts of the budget.
     */
    items?:
      | {
          /**
           * What the money is for.
           */
          name?: string | null
          /**
           * Decimal number as a string, or an amount with its currency.
           */
          amount?:
            | string
            | number
            | {
                /**
                 * Decimal number as a string.
                 */
                amount?: string | null
                /**
                 * ISO 4217 code.
                 */
                currency?: string | null
                [k: string]: unknown
              }
            | null
          [k: string]: unknown
        }[]
      | null
    /**
     * What it has cost so far: decimal number as a string, or a number.
     */
    spent?: string | number | null
    [k: string]: unknown
  } | null
  /**
   * When it begins. ISO 8601 with an offset.
   */
  start: string
  /**
   * When it ends. ISO 8601 with an offset; null where it has no end on purpose.
   */
  end: string | null
  /**
   * When it is first announced. ISO 8601 with an offset, for example 2026-03-01T10:00:00+08:00.
   */
  warmUp?: string | null
  /**
   * Every text that buyers see.
   */
  copy?:
    | {
        /**
         * Where it appears.
         */
        channel?: string | null
        /**
         * Headline.
         */
        title?: string | null
        /**
         * The text, with or without markup.
         */
        body?: string | null
        /**
         * Pictures shown with it.
         */
        images?: Image[] | null
        /**
         * Approval number of this copy.
         */
        adApprovalNo?: string | null
        /**
         * Who receives it.
         */
        sentTo?: string | null
        /**
         * Who a message names as its sender.
         */
        sender?: string | null
        /**
         * Whether it is shown with the word advertising (广告), as paid places and recommendations with a link to buy must be.
         */
        adLabelled?: boolean | null
        /**
         * Whether a pop-up closes with one tap.
         */
        closable?: boolean | null
        [k: string]: unknown
      }[]
    | null
  /**
   * The full conditions shown to buyers.
   */
  rulesText?: string | null
  /**
   * Which goods take part.
   */
  scope?: {
    /**
     * Whether everything takes part.
     */
    all?: boolean | null
    /**
     * Ids of products that take part.
     */
    products?: string[] | null
    /**
     * Ids of categories that take part.
     */
    categories?: string[] | null
    /**
     * Ids of products that do not take part.
     */
    exclude?: string[] | null
    [k: string]: unknown
  } | null
  /**
   * What buyers get.
   */
  offers?:
    | {
        /**
         * What kind of offer it is.
         */
        kind?: 'amount-off' | 'percent-off' | 'fixed-price' | 'gift' | 'free-shipping' | 'n-for-m' | null
        /**
         * Amount or percentage taken off, as a number or a decimal string: eight tenths of the price is 20.
         */
        value?: number | string | null
        /**
         * ISO 4217 code.
         */
        currency?: string | null
        /**
         * What a buyer must spend or take.
         */
        threshold?: {
          /**
           * Amount to spend.
           */
          amount?: number | string | null
          /**
           * Pieces to take.
           */
          quantity?: number | null
          [k: string]: unknown
        } | null
        /**
         * Most that is taken off.
         */
        cap?: number | string | null
        /**
         * Whether each multiple of the threshold counts.
         */
        repeat?: boolean | null
        /**
         * Whether it adds to other offers.
         */
        stackable?: boolean | null
        /**
         * What is given.
         */
        gift?: {
          /**
           * Name of the gift.
           */
          name?: string | null
          /**
           * What it is worth.
           */
          value?: number | string | null
          /**
           * How many are given.
           */
          quantity?: number | null
          [k: string]: unknown
        } | null
        /**
         * What else a buyer must do or be.
         */
        condition?: string | null
        [k: string]: unknown
      }[]
    | null
  /**
   * A coupon handed out.
   */
  coupon?: {
    /**
     * The code buyers enter.
     */
    code?: string | null
    face?: Money8
    /**
     * How many there are.
     */
    total?: number | null
    /**
     * How many one buyer may have.
     */
    perUser?: number | null
    /**
     * When it can be had.
     */
    receive?: {
      /**
       * From when. ISO 8601 with an offset, for example 2026-03-01T10:00:00+08:00.
       */
      start?: string | null
      /**
       * Until when. ISO 8601 with an offset, for example 2026-03-01T10:00:00+08:00.
       */
      end?: string | null
      [k: string]: unknown
    } | null
    /**
     * When it can be used.
     */
    use?: {
      /**
       * From when. ISO 8601 with an offset, for example 2026-03-01T10:00:00+08:00.
       */
      start?: string | null
      /**
       * Until when. ISO 8601 with an offset, for example 2026-03-01T10:00:00+08:00.
       */
      end?: string | null
      /**
       * Days it is valid after it was had.
       */
      days?: number | null
      [k: string]: unknown
    } | null
    [k: string]: unknown
  } | null
  /**
   * Products that take part, with their prices.
   */
  items?:
    | {
        /**
         * Id of the product record.
         */
        productId?: string | null
        /**
         * SKU of the variant.
         */
        sku?: string | null
        before?: Money9
        price?: Money10
        /**
         * Pieces set aside.
         */
        stock?: number | null
        /**
         * Most pieces for one buyer.
         */
        limit?: number | null
        [k: string]: unknown
      }[]
    | null
  /**
   * Goods or services offered along with the order.
   */
  addOns?:
    | {
        /**
         * What is added.
         */
        name?: string | null
        price?: Money11
        /**
         * Whether it is ticked before the buyer chooses.
         */
        preselected?: boolean | null
        [k: string]: unknown
      }[]
    | null
  /**
   * A subscription that renews itself.
   */
  renewal?: {
    /**
     * Whether it renews without being asked.
     */
    automatic?: boolean | null
    /**
     * How many days before a renewal the buyer is told.
     */
    noticeDays?: number | null
    /**
     * How the buyer ends it.
     */
    cancel?: string | null
    [k: string]: unknown
  } | null
  /**
   * Deposit first, the rest later.
   */
  presale?: {
    price?: Money12
    deposit?: Money13
    /**
     * From when the rest is paid. ISO 8601 with an offset, for example 2026-03-01T10:00:00+08:00.
     */
    balanceFrom?: string | null
    /**
     * Until when the rest is paid. ISO 8601 with an offset, for example 2026-03-01T10:00:00+08:00.
     */
    balanceTo?: string | null
    /**
     * When the goods are sent at the latest. ISO 8601 with an offset, for example 2026-03-01T10:00:00+08:00.
     */
    shipBy?: string | null
    /**
     * What happens to the deposit when the buyer or the seller withdraws.
     */
    refundRule?: string | null
    [k: string]: unknown
  } | null
  /**
   * Who is addressed, and on what ground.
   */
  audience?: {
    /**
     * Whether everybody is addressed.
     */
    all?: boolean | null
    /**
     * Marks of the buyers addressed.
     */
    tags?: string[] | null
    /**
     * Whether only new members are addressed.
     */
    newMembers?: boolean | null
    /**
     * Whether personal data selects them.
     */
    usesPersonalData?: boolean | null
    /**
     * On what consent.
     */
    consent?: string | null
    /**
     * How those addressed can refuse further messages.
     */
    optOut?: string | null
    /**
     * Whether it is aimed at people under eighteen.
     */
    minors?: boolean | null
    /**
     * Where and when guardians agreed, for children under fourteen.
     */
    guardianConsent?: string | null
    [k: string]: unknown
  } | null
  /**
   * A draw with prizes.
   */
  lottery?: {
    /**
     * What can be won.
     */
    prizes?:
      | {
          /**
           * Name of the prize.
           */
          name?: string | null
          /**
           * How many there are.
           */
          quantity?: number | null
          value?: Money14
          /**
           * Chance of winning it: 0.5%.
           */
          odds?: string | null
          [k: string]: unknown
        }[]
      | null
    /**
     * The chance to win.
     */
    odds?: string | null
    /**
     * How winners are drawn.
     */
    method?: string | null
    /**
     * How winners are made known.
     */
    announcement?: string | null
    /**
     * Who holds the draw, with a contact.
     */
    organiser?: string | null
    /**
     * Who may take part and how.
     */
    condition?: string | null
    /**
     * When the winners are drawn. ISO 8601 with an offset, for example 2026-03-01T10:00:00+08:00.
     */
    drawAt?: string | null
    /**
     * How winners get their prize.
     */
    claim?: {
      /**
       * Until when. ISO 8601 with an offset, for example 2026-03-01T10:00:00+08:00.
       */
      until?: string | null
      /**
       * What they have to do, and how it is delivered.
       */
      how?: string | null
      [k: string]: unknown
    } | null
    [k: string]: unknown
  } | null
  /**
   * A live stream the campaign is sold in.
   */
  live?: {
    /**
     * Who presents it.
     */
    host?: string | null
    /**
     * When the identity of the host was verified. ISO 8601 with an offset, for example 2026-03-01T10:00:00+08:00.
     */
    hostVerifiedAt?: string | null
    /**
     * When seller, goods and certificates were checked. ISO 8601 with an offset, for example 2026-03-01T10:00:00+08:00.
     */
    sellerVerifiedAt?: string | null
    /**
     * When the content was reviewed before the show. ISO 8601 with an offset, for example 2026-03-01T10:00:00+08:00.
     */
    reviewedAt?: string | null
    /**
     * Whether name, licence and contact of the seller are shown throughout.
     */
    operatorShown?: boolean | null
    /**
     * Whether a compared price is shown with its basis.
     */
    priceBasisShown?: boolean | null
    /**
     * Whether a generated figure presents it.
     */
    aiPresenter?: boolean | null
    /**
     * Whether that is shown throughout.
     */
    aiLabelled?: boolean | null
    /**
     * Until when the recording is kept. ISO 8601 with an offset, for example 2026-03-01T10:00:00+08:00.
     */
    replayKeptUntil?: string | null
    [k: string]: unknown
  } | null
  /**
   * People whose name or picture recommends it.
   */
  endorsers?:
    | {
        /**
         * Who it is.
         */
        name?: string | null
        /**
         * In years, on the day of publication.
         */
        age?: number | null
        /**
         * Written consent, of the guardian for a minor.
         */
        consent?: string | null
        [k: string]: unknown
      }[]
    | null
  /**
   * Personal data that are collected.
   */
  data?: {
    /**
     * What is collected.
     */
    collects?: string[] | null
    /**
     * What for.
     */
    purpose?: string | null
    /**
     * Address of the privacy notice.
     */
    noticeUrl?: string | null
    /**
     * Days the data are kept.
     */
    retentionDays?: number | null
    [k: string]: unknown
  } | null
  /**
   * Who has approved the plan.
   */
  approvals?:
    | {
        /**
         * Which check it was.
         */
        step?: 'draft' | 'legal' | 'brand' | 'finance' | 'final' | null
        /**
         * Who decided.
         */
        by?: string | null
        /**
         * When. ISO 8601 with an offset, for example 2026-03-01T10:00:00+08:00.
         */
        at?: string | null
        /**
         * What was decided.
         */
        decision?: 'approved' | 'rejected' | 'pending' | null
        /**
         * Remarks.
         */
        note?: string | null
        [k: string]: unknown
      }[]
    | null
  /**
   * What the departments made of the plan: whether it is lawful, follows house and platform rules, keeps risk in hand and suits the brand.
   */
  reviews?:
    | {
        /**
         * What was reviewed.
         */
        aspect?: 'legality' | 'compliance' | 'risk' | 'brand' | null
        /**
         * Who was asked.
         */
        department?: string | null
        /**
         * Who reviewed it.
         */
        by?: string | null
        /**
         * When. ISO 8601 with an offset, for example 2026-03-01T10:00:00+08:00.
         */
        at?: string | null
        /**
         * What came of it.
         */
        outcome?: 'passed' | 'failed' | 'conditional' | 'pending' | null
        /**
         * Reasons and conditions.
         */
        note?: string | null
        [k: string]: unknown
      }[]
    | null
  /**
   * Risks and what is done about them.
   */
  risk?: string | null
  /**
   * Who answers for it.
   */
  owner?: string | null
  /**
   * Who carries it out.
   */
  team?: string | null
  /**
   * How far it has come.
   */
  status?: 'planned' | 'approved' | 'running' | 'ended' | 'cancelled' | null
  /**
   * What is really set up on the platform.
   */
  platformPromotions?:
    | {
        /**
         * Which platform.
         */
        platform?: string | null
        /**
         * The platform's id.
         */
        id?: string | null
        /**
         * The platform's word for it.
         */
        type?: string | null
        /**
         * From when. ISO 8601 with an offset, for example 2026-03-01T10:00:00+08:00.
         */
        start?: string | null
        /**
         * Until when. ISO 8601 with an offset, for example 2026-03-01T10:00:00+08:00.
         */
        end?: string | null
        /**
         * What it grants, in words or as data.
         */
        offer?: {
          [k: string]: unknown
        }
        [k: string]: unknown
      }[]
    | null
  /**
   * Who watches the campaign while it runs, and how often.
   */
  monitoringPlan?: {
    /**
     * Who watches it.
     */
    by?: string | null
    /**
     * Hours from one look at the figures to the next.
     */
    everyHours?: number | null
    [k: string]: unknown
  } | null
  /**
   * Figures taken while it ran.
   */
  monitoring?:
    | {
        /**
         * When. ISO 8601 with an offset, for example 2026-03-01T10:00:00+08:00.
         */
        at?: string | null
        /**
         * How many took part.
         */
        participants?: number | null
        /**
         * What was sold.
         */
        sales?: number | string | null
        /**
         * Share that bought.
         */
        conversion?: number | string | null
        /**
         * How content buyers were.
         */
        satisfaction?: number | string | null
        /**
         * Remarks.
         */
        note?: string | null
        [k: string]: unknown
      }[]
    | null
  /**
   * When it really ran.
   */
  execution?: {
    /**
     * When it went live. ISO 8601 with an offset, for example 2026-03-01T10:00:00+08:00.
     */
    startedAt?: string | null
    /**
     * When it was taken down. ISO 8601 with an offset, for example 2026-03-01T10:00:00+08:00.
     */
    endedAt?: string | null
    [k: string]: unknown
  } | null
  /**
   * What was learned from it.
   */
  postReview?: {
    /**
     * When. ISO 8601 with an offset, for example 2026-03-01T10:00:00+08:00.
     */
    at?: string | null
    /**
     * Who wrote it.
     */
    by?: string | null
    /**
     * What went well or badly, and why.
     */
    lessons?: string | null
    /**
     * What will be done differently.
     */
    actions?: string | null
    [k: string]: unknown
  } | null
  /**
   * What the promotion brought.
   */
  evaluation?: {
    /**
     * When. ISO 8601 with an offset, for example 2026-03-01T10:00:00+08:00.
     */
    at?: string | null
    /**
     * Sales for each yuan spent.
     */
    roi?: number | null
    /**
     * What changes in channels and tactics.
     */
    actions?: string | null
    [k: string]: unknown
  } | null
  /**
   * Where its records are kept.
   */
  archive?: {
    /**
     * Until when. ISO 8601 with an offset, for example 2026-03-01T10:00:00+08:00.
     */
    keptUntil?: string | null
    /**
     * Where.
     */
    place?: string | null
    [k: string]: unknown
  } | null
  /**
   * What was changed after approval.
   */
  changes?:
    | {
        /**
         * When. ISO 8601 with an offset, for example 2026-03-01T10:00:00+08:00.
         */
        at?: string | null
        /**
         * What was changed.
         */
        what?: string | null
        /**
         * Who was told.
         */
        reportedTo?: string | null
        /**
         * When it was reported. ISO 8601 with an offset, for example 2026-03-01T10:00:00+08:00.
         */
        reportedAt?: string | null
        /**
         * What was decided.
         */
        decision?: 'approved' | 'rejected' | 'pending' | null
        /**
         * Who approved it.
         */
        approvedBy?: string | null
        /**
         * When it was approved. ISO 8601 with an offset, for example 2026-03-01T10:00:00+08:00.
         */
        approvedAt?: string | null
        /**
         * From when it applies. ISO 8601 with an offset, for example 2026-03-01T10:00:00+08:00.
         */
        effectiveAt?: string | null
        [k: string]: unknown
      }[]
    | null
  /**
   * Documents that settle findings on this record.
   */
  evidence?: Evidence[] | null
  /**
   * What the export holds besides the fields of this schema, untouched, so that a company can write rules on it.
   */
  extra?: {
    [k: string]: unknown
  }
  [k: string]: unknown
}
