import { describe, expect, it } from 'vitest'
import type { Json } from '../records/record.ts'
import { KnownCategories } from './known-categories.ts'

describe('known categories', () => {
  it('gives one place to one category, however its object is made', () => {
    const known = new KnownCategories()
    const place = known.placeOf({ scheme: 'taobao', id: '1', path: ['食品', '茶'] })
    place.value = ['food']
    expect(known.placeOf({ path: ['食品', '茶'], id: '1', scheme: 'taobao' })).toBe(place)
  })

  it('tells categories apart by each of their parts', () => {
    const known = new KnownCategories()
    const categories: Json[] = [
      { path: ['食品', '茶'] },
      { path: ['食品'] },
      { path: ['食品', '茶', '红茶'] },
      { path: ['食品茶'] },
      { id: '食品', path: ['茶'] },
      { id: '食品' },
      { scheme: '食品' },
      { id: 5 },
      { id: '5' },
    ]
    const places = new Set(categories.map((category) => known.placeOf(category)))
    expect(places.size).toBe(categories.length)
  })

  it('takes a record without a category as one that says nothing', () => {
    const known = new KnownCategories()
    expect(known.placeOf(undefined)).toBe(known.placeOf('茶'))
  })

  it('keeps no more than a catalogue may have, and still gives a place', () => {
    const known = new KnownCategories()
    const categoryOf = (at: number): Json => ({ path: [`c${at}`] })
    for (let at = 0; at < 25_000; at++) known.placeOf(categoryOf(at)).value = [String(at)]
    expect(known.placeOf(categoryOf(1)).value).toEqual(['1'])
    expect(known.placeOf(categoryOf(24_999)).value).toBeUndefined()
    const deep: Json = { path: Array.from({ length: 1000 }, (_, at) => `level ${at}`) }
    expect(known.placeOf(deep)).not.toBe(known.placeOf(deep))
  })
})
