/** ajv alone: a JSON Schema with one subschema a check, and one keyword in code, which compares two decimal strings. */
import { FINDINGS, FOOD, LONGEST_TITLE, PATTERNS } from '../checks.mjs'

const SCHEMAS = {
  'title-required': { required: ['title'], properties: { title: { pattern: PATTERNS.notBlank } } },
  'title-length': { properties: { title: { maxLength: LONGEST_TITLE } } },
  'price-positive': {
    required: ['price'],
    properties: {
      price: {
        type: 'object',
        required: ['amount'],
        properties: { amount: { pattern: PATTERNS.aboveZero } },
      },
    },
  },
  'compare-at': { compareAtNotBelowPrice: true },
  barcode: { properties: { barcode: { pattern: PATTERNS.barcode } } },
  'food-licence': {
    if: {
      required: ['category'],
      properties: { category: { required: ['path'], properties: { path: { contains: { const: FOOD } } } } },
    },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: {
      required: ['licences'],
      properties: {
        licences: {
          minItems: 1,
          items: { required: ['number'], properties: { number: { pattern: PATTERNS.licence } } },
        },
      },
    },
  },
  'image-alt': {
    required: ['images'],
    properties: { images: { contains: { required: ['alt'], properties: { alt: { type: 'string' } } } } },
  },
  'words-title': { properties: { title: { not: { pattern: PATTERNS.words } } } },
  'words-description': { properties: { description: { not: { pattern: PATTERNS.words } } } },
}

export const peer = {
  title: 'ajv',
  packages: ['ajv'],
  finds: FINDINGS,
  less: 'JSON pointers, no lines; two prices are compared by a keyword in code',
  prepare: async () => {
    const { Ajv } = await import('ajv')
    const ajv = new Ajv({ allErrors: true, strict: false })
    ajv.addKeyword({
      keyword: 'compareAtNotBelowPrice',
      type: 'object',
      validate: (_, { compareAt, price }) => !(Number(compareAt?.amount) < Number(price?.amount)),
    })
    const validate = ajv.compile({ type: 'object', allOf: FINDINGS.map((name) => SCHEMAS[name]) })
    return (text) => (validate(JSON.parse(text)) ? [] : [...new Set(validate.errors.map(nameOf))])
  },
}

// "#/allOf/3/…": the place of the subschema is that of the name.
const nameOf = ({ schemaPath }) => FINDINGS[Number(schemaPath.split('/')[2])]
